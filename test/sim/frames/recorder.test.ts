import { describe, expect, test } from 'vitest';
import type {
  FrameRecorder,
  Territory,
} from '../../../src/sim/frames/frame.js';
import { recordFrames } from '../../../src/sim/frames/recorder.js';
import type { Machine } from '../../../src/sim/machine.js';
import { sleep, toyMachine } from '../toy.js';
import { asksAtOnce, asksThroughHelper, asksThroughQueue } from './asks.js';

const territory: Territory = (file) => {
  if (file.endsWith('asks.ts')) return 'own';
  return file.endsWith('driver.ts') ? 'strange' : 'none';
};

/** The functions that stand behind each step, from the inside out. */
async function namesBehind(
  body: (machine: Machine) => Promise<void>,
  frames: FrameRecorder | undefined = recordFrames(territory)
): Promise<(readonly (string | undefined)[] | undefined)[]> {
  // Gates of calls begin something new: a toy's gates are effects.
  const machine = toyMachine({ frames });
  const actor = machine.actor('A', 0);
  const { park } = machine;
  machine.park = (who, label, release, at) =>
    park.call(machine, who, { ...label, kind: 'store' }, release, at);
  machine.spawn(actor, () => body(machine));
  try {
    await machine.run();
  } finally {
    frames?.stop();
  }
  return machine.trace.map(({ at }) => at?.map(({ name }) => name));
}

describe('where an effect is asked for', () => {
  test('is the function on the stack', async () => {
    expect(await namesBehind(asksAtOnce)).toEqual([['asksAtOnce']]);
  });

  test('is told with its callers, across an await', async () => {
    expect(await namesBehind(asksThroughHelper)).toEqual([
      ['helper', 'asksThroughHelper'],
    ]);
  });

  test('is remembered while a driver has it in its queue', async () => {
    const [behind] = await namesBehind(asksThroughQueue);
    expect(behind?.at(-1)).toBe('asksThroughQueue');
  });

  test('of a timer is where it was set', async () => {
    const names = await namesBehind(async (machine) => {
      const actor = machine.actor('A', 0);
      await asksAtOnce();
      await sleep(machine, actor, 10);
    });
    // Set outside of the tested code: the last known place of its actor.
    expect(names).toEqual([['asksAtOnce'], ['asksAtOnce']]);
  });

  test('is not looked for where nobody is told', async () => {
    const machine = toyMachine();
    machine.spawn(machine.actor('A', 0), asksAtOnce);
    await machine.run();
    expect(machine.trace.map(({ at }) => at)).toEqual([undefined]);
  });
});

test('the engine gets its stacks back as they were', async () => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  await namesBehind(asksThroughHelper);
  expect(Error.prepareStackTrace).toBe(prepareStackTrace);
  expect(Error.stackTraceLimit).toBe(stackTraceLimit);
});
