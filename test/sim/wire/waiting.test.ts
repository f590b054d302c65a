import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { type ActorContext, runAs } from '../../../src/sim/context.js';
import { installTimerGates } from '../../../src/sim/gates/timers.js';
import { Pause } from '../../../src/sim/wire/pause.js';
import { Quiescence } from '../../../src/sim/wire/quiescence.js';

describe('a pause', () => {
  it('ends for everybody when it is told to', async () => {
    const pause = new Pause();
    const waiting = [pause.wait(1000), pause.wait(1000)];
    pause.end();
    await Promise.all(waiting);
  });

  it('ends by itself, time and again', async () => {
    const pause = new Pause();
    await pause.wait(0);
    await pause.wait(2);
    const ended = pause.wait(1000);
    pause.end();
    await ended;
    await pause.wait(0);
  });

  it('of which nobody waits is none', async () => {
    const pause = new Pause();
    pause.end();
    let isOver = false;
    const next = pause.wait(1000).then(() => {
      isOver = true;
    });
    await turn();
    expect(isOver).toBe(false);
    pause.end();
    await next;
  });
});

describe('a quiescence', () => {
  it('comes once, after every microtask and tick', async () => {
    const heard: string[] = [];
    const quiescence = new Quiescence(() => heard.push('quiescence'));
    quiescence.await();
    quiescence.await();
    process.nextTick(() => {
      heard.push('tick');
      void Promise.resolve().then(() => heard.push('microtask'));
    });
    await turn();
    expect(heard).toEqual(['tick', 'microtask', 'quiescence']);
    quiescence.await();
    await turn();
    expect(heard.at(-1)).toBe('quiescence');
    expect(heard).toHaveLength(4);
  });
});

describe('where timers are virtual', () => {
  let undo: (() => void) | undefined;
  afterEach(() => undo?.());

  it('both go on in real time, whoever asks', async () => {
    undo = installTimerGates();
    const actor: ActorContext = {
      name: 'A',
      process: 0,
      surroundings: {
        nowMs: () => 0,
        random: () => 0,
        setTimer: () => () => undefined,
      },
    };
    await runAs(actor, async () => {
      await new Pause().wait(0);
      await new Promise<void>((resolve) => new Quiescence(resolve).await());
    });
  });
});
