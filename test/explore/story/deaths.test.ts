import { describe, expect, test } from 'vitest';
import type { Attempt } from '../../../src/explore/attempt.js';
import { causeOf } from '../../../src/explore/cause/cause.js';
import { raceLines } from '../../../src/explore/story/race.js';
import type { Operation } from '../../../src/model/history.js';
import type { TraceStep } from '../../../src/sim/trace.js';

const FELL =
  'p0 goes down, of an uncaught Error: Connection terminated unexpectedly';

function step(
  actor: string,
  name: string,
  target: string,
  outcome?: string
): TraceStep {
  const own = name.startsWith('call') ? 'call' : 'pg';
  const kind = actor === 'N' ? 'fault' : own;
  const label = { kind, name, target } as TraceStep['label'];
  return { actor, label, outcome, process: 0, choice: 0 } as TraceStep;
}

const BEGUN = [
  step('A', 'call:startStep', 'r1'),
  step('A', 'pg:select', 'workflow_steps', 'SELECT 1'),
  step('A', 'pg:update', 'workflow_steps', 'UPDATE 1'),
  step('N', 'dropReply', 'p0'),
];

const startStep = { kind: 'startStep', run: 'r1', step: 's1' } as const;

const DONE = ['', 'done', 'startStep: pg:update workflow_steps'];

/** Of a call that lost an answer; what is done at a step is at its place. */
function attemptOf(trace: readonly TraceStep[], cutAt?: number): Attempt {
  const first = { actor: 'A', process: 0, call: startStep, invoked: 1000 };
  const operations = [{ ...first, cutAt }] as Operation[];
  const plan = {
    actors: [
      { name: 'A', ops: [] },
      { name: 'N', role: 'nemesis', ops: [] },
    ],
  };
  const history = { operations, faults: [] };
  const simulated = { trace, history, home: undefined };
  return { plan, simulated, broken: [], doubts: [] } as unknown as Attempt;
}

describe('a process that goes down of a connection that broke', () => {
  const fallen = [
    ...BEGUN,
    { ...step('A', 'pg:insert', 'workflow_events', FELL), cut: [] },
  ];

  test('is told with its request and what had been done, whoever spoke last', () => {
    const lines = raceLines(attemptOf(fallen, 5000));
    const fall = `${FELL}; its request was pg:insert workflow_events`;
    expect(lines).toContainEqual(['', 'fault', fall]);
    expect(lines).toContainEqual(DONE);
  });

  test('has the call and the fault that broke it as its cause', () => {
    const { calls } = causeOf(attemptOf(fallen, 5000));
    expect(calls).toEqual(['startStep', 'dropReply']);
  });

  test('is no cause of what its calls did after it began again', () => {
    const again = [
      ...fallen,
      step('A', 'call:startStep', 'r1'),
      step('A', 'pg:connect', 'startup', 'ready'),
      step('A', 'pg:select', 'workflow_runs', 'SELECT 1'),
    ];
    const [one, other] = [fallen, again].map((trace) =>
      causeOf(attemptOf(trace, 5000))
    );
    expect(one).toEqual(other);
  });
});

test('an answer that is lost is the cause of what follows, not its nemesis', () => {
  const { calls } = causeOf(
    attemptOf([
      ...BEGUN,
      step('A', 'pg:insert', 'workflow_events', 'INSERT 0 1, never told'),
      step('A', 'call:startStep', 'r1'),
      step('A', 'pg:select', 'workflow_runs', 'SELECT 1'),
    ])
  );
  expect(calls).toEqual(['startStep', 'dropReply']);
});

test('a process that dies inside an effect dies at it, wherever that was planned', () => {
  const planned = [
    step('A', 'call:startStep', 'r1'),
    step('A', 'pg:update', 'workflow_steps'),
    step('N', 'tear', 'p0 cut 3'),
  ];
  const torn = step(
    'A',
    'fs:write',
    'a.json',
    'p0 died inside fs:write a.json'
  );
  const attempt = attemptOf([...planned, { ...torn, cut: [] }], 4000);
  expect(causeOf(attempt).calls).toEqual(['startStep', 'crash']);
  expect(raceLines(attempt)).toContainEqual(DONE);
});
