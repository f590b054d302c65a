import { describe, expect, test } from 'vitest';
import { execute, traceLines } from '../../src/explore/attempt.js';
import type { FaultOp } from '../../src/explore/plan/fault-op.js';
import type { Op, Plan } from '../../src/explore/plan/plan.js';
import { PlanSchema } from '../../src/explore/plan/schema.js';
import { reference } from './hunt.js';

const START: readonly Op[] = [
  { kind: 'createRun', run: 'r1', workflow: 'w', input: 'i' },
  { kind: 'startRun', run: 'r1' },
];

const CLAIM: Op = { kind: 'createHook', run: 'r1', hook: 'h1', token: 't1' };
const END: Op = { kind: 'endRun', run: 'r1', status: 'completed', value: 'A' };

/** A claims and ends; the nemesis comes after so many of its gates. */
function planOf(
  after: number,
  faults: readonly FaultOp[],
  others: Plan['actors'] = []
): Plan {
  const nemesis = { name: 'N', process: 0, role: 'nemesis', ops: faults };
  const passed = Array.from({ length: after }, () => 0);
  return {
    scenario: 'faults',
    setup: START,
    actors: [
      { name: 'A', process: 0, ops: [CLAIM, END] },
      ...others,
      nemesis as Plan['actors'][number],
    ],
    clock: { tickMs: 1, skewMs: [0, 0] },
    choices: [...passed, 1 + others.length],
    faults: [],
    entropy: 0,
  };
}

async function played(plan: Plan) {
  const subject = await reference();
  const { simulated, failure } = await execute(subject, plan);
  const { history } = simulated;
  return {
    failure,
    history,
    lines: traceLines(simulated),
    own: history.operations.filter(({ actor }) => actor === 'A'),
  };
}

const CRASH = { kind: 'crash', process: 0 } as const;

describe('a process that dies in a call', () => {
  test('has it asked again, with the same ids, once it lives again', async () => {
    const { own, history, failure } = await played(planOf(2, [CRASH]));
    expect(failure).toBeUndefined();
    expect(own.map(({ call }) => call.kind)).toEqual([
      'createHook',
      'createHook',
      'endRun',
    ]);
    const [cut, retry] = own;
    expect(cut).not.toHaveProperty('response');
    expect(retry).toMatchObject({
      call: cut?.call,
      retryOf: history.operations.indexOf(cut as never),
      response: { ok: true, hook: { hook: 'h1' } },
    });
    const [crash, restart] = history.faults ?? [];
    expect(crash).toMatchObject({ kind: 'crash', process: 0 });
    expect(restart).toMatchObject({ kind: 'restart', process: 0 });
    expect(cut?.cutAt).toBe(crash?.position);
  });

  test.each([
    [2, 'store:commit', ['run_created', 'run_started']],
    [3, 'call:endRun', ['run_created', 'run_started', 'hook_created']],
  ])(
    'after %i gates leaves what was executed, and no more',
    async (after, next, log) => {
      // The second actor looks while the first process is down.
      const reader = {
        name: 'B',
        process: 1,
        ops: [{ kind: 'listEvents', run: 'r1' }],
      } as const;
      const { history } = await played(planOf(after, [CRASH], [reader]));
      const seen = history.operations.find(({ actor }) => actor === 'B');
      const events = seen?.response?.ok ? (seen.response.events ?? []) : [];
      expect([next, events.map(({ type }) => type)]).toEqual([next, log]);
    }
  );

  test('is never in the trace of the schedule again until it restarts', async () => {
    const restart = { kind: 'restart', process: 0 } as const;
    const { lines } = await played(planOf(2, [CRASH, restart]));
    expect(lines).toEqual([
      'A call:createHook r1',
      'A store:read runs/r1',
      'N crash p0',
      'N restart p0',
      'A call:createHook r1',
      'A store:read runs/r1',
      'A store:commit runs/r1',
      'A call:endRun r1',
      'A store:read runs/r1',
      'A store:commit runs/r1',
    ]);
  });

  test('dies once: a second crash before a restart is none', async () => {
    const { history } = await played(planOf(2, [CRASH, CRASH]));
    expect(history.faults?.map(({ kind }) => kind)).toEqual([
      'crash',
      'restart',
    ]);
  });
});

test('a process that stands still goes on after the others', async () => {
  const stall = { kind: 'stall', process: 0, ms: 5_000 } as const;
  const reader = {
    name: 'B',
    process: 1,
    ops: [{ kind: 'getRun', run: 'r1' }],
  } as const;
  const { lines, own } = await played(planOf(1, [stall], [reader]));
  expect(lines.slice(0, 4)).toEqual([
    'A call:createHook r1',
    'N stall p0 5000 ms',
    'B call:getRun r1',
    'B store:read runs/r1',
  ]);
  expect(own[0]?.returnedAtMs).toBeGreaterThan(5_000);
});

test('a jump moves all clocks', async () => {
  const { own } = await played(planOf(1, [{ kind: 'jump', ms: 90_000 }]));
  expect(own[0]?.returnedAtMs).toBeGreaterThan(90_000);
});

test('a plan without faults says nothing of any', async () => {
  const { history } = await played({ ...planOf(0, []), choices: [] });
  expect(history).not.toHaveProperty('faults');
});

describe('in a token', () => {
  const parse = (actors: unknown) =>
    PlanSchema.safeParse({ ...planOf(0, []), actors });

  test('faults are operations of a nemesis', () => {
    const { actors } = planOf(0, [
      CRASH,
      { kind: 'restart', process: 0 },
      { kind: 'stall', process: 1, ms: 5 },
      { kind: 'jump', ms: 7 },
    ]);
    expect(parse(actors).data?.actors).toEqual(actors);
  });

  test.each([
    ['a fault nobody knows', { role: 'nemesis', ops: [{ kind: 'flood' }] }],
    ['a fault of a client', { ops: [CRASH] }],
    ['a call of a nemesis', { role: 'nemesis', ops: [END] }],
    ['a role nobody knows', { role: 'oracle', ops: [] }],
  ])('%s is refused', (_words, actor) => {
    expect(parse([{ name: 'N', process: 0, ...actor }]).success).toBe(false);
  });
});

test('at rest a process may be restarted, and all is read once more', async () => {
  const { history } = await played({ ...planOf(0, []), rest: 'restarted' });
  expect(history.faults?.map(({ kind }) => kind)).toEqual(['crash', 'restart']);
  const reads = history.operations.filter(({ role }) => role === 'observer');
  const calls = new Set(reads.map(({ call }) => JSON.stringify(call)));
  expect(calls.size).toBe(reads.length / 2);
});
