import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { attempt, execute, traceLines } from '../../src/explore/attempt.js';
import type { FaultOp } from '../../src/explore/plan/fault-op.js';
import type { Op, Plan } from '../../src/explore/plan/plan.js';
import { PlanSchema } from '../../src/explore/plan/schema.js';
import type { WorldApi } from '../../src/worlds/contract/api.js';
import {
  WITHOUT_DIRECTORY_FSYNC,
  WITHOUT_FSYNC,
} from '../../src/worlds/reference-files/mutants/ways.js';
import type { JournalRules } from '../../src/worlds/reference-files/rules.js';
import { loadReferenceFiles } from '../../src/worlds/reference-files/subject.js';
import { resolveSubject } from '../../src/worlds/resolve.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { filesAtRisk } from './files-at-risk.js';

let files: ReturnType<typeof filesAtRisk>;

beforeEach(() => {
  files = filesAtRisk();
});

afterEach(() => files.uninstall());

const START: readonly Op[] = [
  { kind: 'createRun', run: 'r1', workflow: 'w', input: 'i' },
  { kind: 'startRun', run: 'r1' },
];
const CLAIM: Op = { kind: 'createHook', run: 'r1', hook: 'h1', token: 't1' };
const END: Op = { kind: 'endRun', run: 'r1', status: 'completed', value: 'A' };

/** A claims and ends; the nemesis comes after so many of its gates. */
function planOf(after: number, faults: readonly FaultOp[]): Plan {
  const passed = Array.from({ length: after }, () => 0);
  return {
    scenario: 'faults',
    setup: START,
    actors: [
      { name: 'A', process: 0, ops: [CLAIM, END] },
      { name: 'N', process: 0, role: 'nemesis', ops: faults },
    ],
    clock: { tickMs: 1, skewMs: [0] },
    choices: [...passed, 1],
    faults: [],
    entropy: 0,
  };
}

async function loaded(rules: Partial<JournalRules> = {}) {
  const spec = await resolveSubject('reference-files');
  if (!spec) throw new TypeError('no reference-files');
  return loadReferenceFiles(spec, files.data, rules);
}

/** Says of each run that it is of a workflow which nobody named. */
function misnaming({ fresh, ...rest }: LoadedSubject): LoadedSubject {
  const lie = ({ runs, ...world }: WorldApi): WorldApi => ({
    ...world,
    runs: {
      ...runs,
      get: async (...asked: Parameters<typeof runs.get>) => ({
        ...(await runs.get(...asked)),
        workflowName: 'another',
      }),
    },
  });
  const restart = (process: number) => lie(rest.restart?.(process) as WorldApi);
  return {
    ...rest,
    fresh: async (instances) => (await fresh(instances)).map(lie),
    restart,
  };
}

async function played(plan: Plan, rules: Partial<JournalRules> = {}) {
  const subject = await loaded(rules);
  const { simulated, failure } = await execute(subject, plan);
  expect(failure).toBeUndefined();
  const { operations, faults } = simulated.history;
  const lists = operations.filter(({ call }) => call.kind === 'listEvents');
  const log = lists.findLast(({ response }) => response?.ok)?.response;
  const events = log?.ok ? (log.events ?? []) : [];
  return {
    lines: traceLines(simulated),
    faults: faults?.map(({ kind, process }) => [kind, process]),
    log: events.map(({ type }) => type),
    told: operations
      .filter(({ actor }) => actor === 'A')
      .map(({ call, response }) => [call.kind, response?.ok]),
  };
}

const WHOLE = ['run_created', 'run_started', 'hook_created', 'run_completed'];

describe('a process that dies inside a write', () => {
  test('leaves half a file, and is asked again', async () => {
    const { lines, faults, log, told } = await played(
      planOf(1, [{ kind: 'tear', process: 0, cut: 1 }])
    );
    expect(faults).toEqual([
      ['tear', 0],
      ['restart', 0],
    ]);
    expect(lines.find((line) => line.includes('died inside'))).toMatch(
      /^A fs:write data\/journal\/draft-.* -> p0 died inside fs:write data/
    );
    expect(told).toEqual([
      ['createHook', undefined],
      ['createHook', true],
      ['endRun', true],
    ]);
    expect(log).toEqual(WHOLE);
  });

  test('can be told to die at a change that is none of a gate', async () => {
    const { lines, faults } = await played(
      planOf(1, [{ kind: 'crash', process: 0, atChange: 4 }])
    );
    expect(faults?.[0]).toEqual(['crash', 0]);
    expect(lines.find((line) => line.includes('died before'))).toMatch(
      /^A fs:link .* -> p0 died before fs:link/
    );
  });
});

describe('when the power fails', () => {
  const loss = { kind: 'powerLoss', choice: 0 } as const;

  test('everybody dies, and what was answered is there', async () => {
    const { faults, told, log } = await played(planOf(14, [loss]));
    expect(faults).toEqual([
      ['powerLoss', undefined],
      ['restart', 0],
    ]);
    expect(told[0]).toEqual(['createHook', true]);
    expect(log).toEqual(WHOLE);
  });

  test('a commit that was not synced is gone, and is made again', async () => {
    const unsynced = planOf(8, [loss]);
    const { lines, told, log } = await played(unsynced);
    const step = lines.find((line) => line.startsWith('N powerLoss'));
    expect(step).toMatch(/lost: .*name data\/journal\/00000003 \(made\)/);
    expect(told.map(([, ok]) => ok)).toEqual([undefined, true, true]);
    expect(log).toEqual(WHOLE);
  });

  test.each([
    ['the file', WITHOUT_FSYNC],
    ['its directory', WITHOUT_DIRECTORY_FSYNC],
  ])('%s that nobody syncs takes what was answered', async (_what, rules) => {
    const { told, log } = await played(planOf(14, [loss]), rules);
    expect(told[0]).toEqual(['createHook', true]);
    expect(log).not.toContain('hook_created');
  });

  test('what breaks as well when nothing is lost is laid at another door', async () => {
    const { judgement } = await attempt(
      misnaming(await loaded()),
      planOf(8, [loss])
    );
    expect(judgement?.exercised).toContain('power.usable');
    expect([...(judgement?.broken ?? ['unjudged'])]).toEqual([]);
  });

  test('what only the loss brings about is told', async () => {
    const { judgement } = await attempt(
      await loaded(WITHOUT_FSYNC),
      planOf(14, [loss])
    );
    expect(judgement?.broken).toContain('power.acknowledged');
  });
});

describe('in a token', () => {
  test('the new faults are read as they were written', () => {
    const plan = planOf(0, [
      { kind: 'tear', process: 1, cut: 2 },
      { kind: 'crash', process: 0, atChange: 3 },
      { kind: 'powerLoss', choice: 7 },
    ]);
    expect(PlanSchema.parse(plan)).toEqual(plan);
  });

  test.each([
    { kind: 'tear', process: 0 },
    { kind: 'tear', process: 0, cut: -1 },
    { kind: 'crash', process: 0, atChange: 0 },
    { kind: 'powerLoss', choice: 0.5 },
    { kind: 'powerLoss', choice: 1, process: 0 },
  ])('refuses %o', (fault) => {
    const plan = planOf(0, [fault as FaultOp]);
    expect(PlanSchema.safeParse(plan).success).toBe(false);
  });
});
