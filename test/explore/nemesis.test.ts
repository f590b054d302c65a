import { expect, test } from 'vitest';
import type { Generations } from '../../src/explore/generations.js';
import { Nemesis } from '../../src/explore/nemesis.js';
import { judgeAnswers } from '../../src/judge/answers.js';
import { Findings } from '../../src/judge/findings.js';
import type { Operation } from '../../src/model/history.js';
import { VirtualClock } from '../../src/sim/clock.js';
import { nodeIdle } from '../../src/sim/idle.js';
import { Machine } from '../../src/sim/machine.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';

const CALL = { kind: 'createRun', run: 'r1', workflow: 'w', input: 'i' };

/** A World on a server, two processes and a call under way in the first. */
function nemesisOf({ isOnFiles = false } = {}) {
  const clock = new VirtualClock(0);
  const machine = new Machine({
    clock,
    strategy: followChoices([]),
    tickMs: 1,
    entropy: 1,
    stepsMax: 10,
    idle: nodeIdle(1),
  });
  const pending = { actor: 'A', process: 0, call: CALL, invoked: 1 };
  const operations = [{ ...pending, invokedAtMs: 0 } as Operation];
  let position = 1;
  const nemesis = new Nemesis({
    machine,
    clock,
    operations,
    generations: { processes: 2, restart: () => {} } as unknown as Generations,
    position: () => ++position,
    subject: {
      lose: (_process, _part, told) => told(),
      restartServer: () => undefined,
    },
    isTold: false,
    mayDie: true,
    isOnFiles,
  });
  return { nemesis, machine, clock, operations };
}

const ERROR = new Error('Connection terminated');

test('a process that throws where its connection broke goes down of it', () => {
  const { nemesis, machine, operations } = nemesisOf();
  nemesis.inject({ kind: 'dropReply', process: 0 });
  expect(nemesis.fell(0, ERROR)).toBe(true);
  expect(machine.process(0).isAlive).toBe(false);
  expect(nemesis.records.map(({ kind }) => kind)).toEqual([
    'dropReply',
    'crash',
  ]);
  expect(operations[0]).toMatchObject({ isFatal: true });
  // What else breaks in it takes nobody down any more.
  expect(nemesis.fell(0, ERROR)).toBe(true);
  expect(nemesis.records).toHaveLength(2);
});

test('a server that starts again takes down who throws, each in turn', () => {
  const { nemesis, machine } = nemesisOf();
  nemesis.inject({ kind: 'restartServer' });
  expect(nemesis.fell(1, ERROR)).toBe(true);
  expect(nemesis.fell(0, ERROR)).toBe(true);
  expect(machine.process(0).isAlive).toBe(false);
  expect(nemesis.records.map(({ kind }) => kind)).toEqual([
    'restartServer',
    'crash',
    'crash',
  ]);
});

test('what is thrown where no connection broke is left to the harness', () => {
  const { nemesis, machine } = nemesisOf();
  expect(nemesis.fell(0, ERROR)).toBe(false);
  expect(machine.process(0).isAlive).toBe(true);
});

test('a call that takes its own process down is never answered', () => {
  const { nemesis, operations } = nemesisOf();
  nemesis.inject({ kind: 'dropReply', process: 0 });
  nemesis.fell(0, ERROR);
  const findings = new Findings();
  judgeAnswers({ operations, skewMs: 0 }, findings);
  expect([...findings.found().broken]).toEqual(['call.answered']);
});

test('a process does not die and live again in one millisecond', () => {
  const { nemesis, clock } = nemesisOf();
  nemesis.inject({ kind: 'crash', process: 0 });
  nemesis.inject({ kind: 'restart', process: 0 });
  expect(clock.nowMs).toBe(1);
  // Where time has passed since, that is enough.
  nemesis.inject({ kind: 'crash', process: 1 });
  nemesis.inject({ kind: 'jump', ms: 20 });
  nemesis.inject({ kind: 'restart', process: 1 });
  expect(clock.nowMs).toBe(21);
});

test.each([
  { isOnFiles: true, ends: 0 },
  { isOnFiles: false, ends: undefined },
])(
  'a death is one with its neighbours only where files are all that processes share ($isOnFiles)',
  ({ isOnFiles, ends }) => {
    const { nemesis, machine } = nemesisOf({ isOnFiles });
    machine.trace.push({
      actor: 'nemesis',
      process: 0,
      label: { kind: 'call', name: 'fault', target: 'crash p0' },
      ready: 1,
      choice: 0,
      actors: ['nemesis'],
      continues: false,
      preempts: false,
    });
    nemesis.inject({ kind: 'crash', process: 0 });
    expect(machine.trace[0]?.ends).toBe(ends);
  }
);
