import { expect, test } from 'vitest';
import {
  stepsOf,
  withoutSteps,
} from '../../../src/explore/shrink/fewer-steps.js';
import type { Trace } from '../../../src/sim/trace.js';

/** `A:call A:fs N:fault …` */
function traceOf(text: string): Trace {
  return text.split(' ').map((word) => {
    const [actor = '', kind = ''] = word.split(':');
    const label = { kind, name: word, target: '' } as Trace[number]['label'];
    return {
      ...{ actor, process: 0, label, ready: 1, choice: 0 },
      ...{ actors: [], continues: false, preempts: false },
    };
  });
}

const TRACE = traceOf('A:call A:fs A:fs A:call B:call A:fs N:fault A:call');
const OPS = [
  { kind: 'getRun', run: 'r1' },
  { kind: 'startRun', run: 'r1' },
] as const;

test('an operation has the gates from its call to the next one', () => {
  expect(stepsOf(TRACE, 'A', OPS, 0)).toEqual({ from: 0, count: 3 });
  expect(stepsOf(TRACE, 'A', OPS, 1)).toEqual({ from: 3, count: 2 });
});

test('what is left of a schedule keeps its place', () => {
  const blocks = [
    { actor: 'A', steps: 4 },
    { actor: 'B', steps: 1 },
    { actor: 'A', steps: 1 },
    { actor: 'N', steps: 1 },
  ];
  expect(withoutSteps(blocks, 'A', { from: 0, count: 3 })).toEqual([
    { actor: 'A', steps: 1 },
    { actor: 'B', steps: 1 },
    { actor: 'A', steps: 1 },
    { actor: 'N', steps: 1 },
  ]);
  expect(withoutSteps(blocks, 'A', { from: 3, count: 2 })).toEqual([
    { actor: 'A', steps: 3 },
    { actor: 'B', steps: 1 },
    { actor: 'N', steps: 1 },
  ]);
});
