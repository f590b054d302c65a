import { describe, expect, it } from 'vitest';
import { Desk, HOUR_MS, outcome } from './desk.js';
import { Shuffle } from './shuffle.js';

const SEEDS = Array.from({ length: 150 }, (_, seed) => seed);

/** Two processes at one store. */
async function twoDesks(...runs: string[]): Promise<[Desk, Desk]> {
  const left = new Desk();
  for (const run of runs) await left.start(run);
  return [left, new Desk(left.store, left.clock)];
}

describe('the reference World under races', () => {
  it('gives a token to one claimer, and its name to the others', async () => {
    for (const seed of SEEDS) {
      const [left, right] = await twoDesks('r1', 'r2', 'r3');
      const answers = await new Shuffle(seed).race([
        () => left.claim('r1', 'h1', 't1'),
        () => right.claim('r2', 'h2', 't1'),
        () => right.claim('r3', 'h3', 't1'),
      ]);
      const owner = await left.world.hooks.getByToken('t1');
      const losers = answers.filter(({ hook }) => hook === undefined);
      expect(losers.length).toBe(2);
      for (const { event } of losers) {
        expect(event).toMatchObject({
          eventType: 'hook_conflict',
          eventData: { conflictingRunId: owner.runId },
        });
      }
    }
  });

  it('lets one end win, whatever it is', async () => {
    for (const seed of SEEDS) {
      const [left, right] = await twoDesks('r1');
      const answers = await new Shuffle(seed).race([
        () => outcome(left.complete('r1')),
        () => outcome(right.cancel('r1')),
        () => outcome(right.event('r1', 'run_failed')),
      ]);
      expect(answers.filter((answer) => answer === 'ok').length).toBe(1);
      expect((await left.log('r1')).length).toBe(3);
    }
  });

  it('journals no resume behind a disposal or an end', async () => {
    for (const seed of SEEDS) {
      const [left, right] = await twoDesks('r1');
      await left.claim('r1', 'h1', 't1');
      const [resumed] = await new Shuffle(seed).race([
        () => outcome(left.resume('r1', 'h1', 'p')),
        () => outcome(right.dispose('r1', 'h1')),
        () => outcome(right.complete('r1')),
      ]);
      const log = await left.log('r1');
      const at = log.indexOf('hook_received');
      expect(at >= 0).toBe(resumed === 'ok');
      const over = log.findIndex((type) =>
        ['hook_disposed', 'run_completed'].includes(type)
      );
      expect(at).toBeLessThan(over);
    }
  });

  it('makes one event of one resumeId', async () => {
    for (const seed of SEEDS) {
      const [left, right] = await twoDesks('r1');
      await left.claim('r1', 'h1', 't1');
      const [one, two] = await new Shuffle(seed).race([
        () => left.resume('r1', 'h1', 'p', 'x1'),
        () => right.resume('r1', 'h1', 'p', 'x1'),
      ]);
      expect(one?.event).toEqual(two?.event);
      expect((await left.log('r1')).length).toBe(4);
    }
  });

  it('creates one run of concurrent keyed starts', async () => {
    for (const seed of SEEDS) {
      const [left, right] = await twoDesks();
      const answers = await new Shuffle(seed).race([
        () => left.keyed('k1', 'r1'),
        () => right.keyed('k1', 'r2'),
        () => right.keyed('k1', 'r3'),
      ]);
      expect(answers.filter(({ created }) => created).length).toBe(1);
      const ids = new Set(answers.map(({ run }) => run.runId));
      expect([...ids]).toEqual(left.world.queue.messages);
      expect((await left.world.runs.list()).data.length).toBe(1);
    }
  });

  it('hands a retained token over at its deadline, not before', async () => {
    for (const seed of SEEDS) {
      const [left, right] = await twoDesks('r1', 'r2');
      await left.claim('r1', 'h1', 't1', HOUR_MS);
      const [claim] = await new Shuffle(seed).race([
        () => right.claim('r2', 'h2', 't1'),
        () => left.complete('r1'),
      ]);
      expect(claim?.event?.eventData?.conflictingRunId).toBe('r1');
    }
  });

  it('needs two steps for an event and one for a read', async () => {
    const shuffle = new Shuffle(1);
    const desk = new Desk();
    await desk.start('r1');
    await shuffle.race([
      async () => {
        await desk.claim('r1', 'h1', 't1');
        await desk.world.hooks.getByToken('t1');
        await outcome(desk.create('r1'));
      },
    ]);
    expect(shuffle.released).toEqual([
      'A0 store:read',
      'A0 store:commit',
      'A0 store:read',
      'A0 store:read',
    ]);
  });
});
