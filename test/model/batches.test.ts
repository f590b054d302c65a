import { describe, expect, it } from 'vitest';
import { expressed } from '../../src/model/batches.js';
import type { Call, EventItem } from '../../src/model/call.js';
import {
  cancel,
  claim,
  complete,
  completeStep,
  completeWait,
  createStep,
  createWait,
  fail,
  lazyStart,
  resume,
  retryStep,
  startStep,
} from '../judge/words.js';

const S1 = createStep('r1', 's1');
const START = startStep('r1', 's1');

const said = (...events: Call[]) =>
  expressed({
    kind: 'createBatch',
    run: 'r1',
    events: events as EventItem[],
  });

describe('a batch', () => {
  it.each<[string, Call[]]>([
    ['a step that is created and started', [S1, START]],
    ['events of several entities', [S1, createWait('r1', 's1')]],
    [
      'the end of a step and of its run',
      [completeStep('r1', 's1'), complete('r1')],
    ],
    ['another attempt', [retryStep('r1', 's1')]],
  ])('of %s can be expressed', (_words, events) => {
    expect(said(...events)).toBe('yes');
  });

  it.each<[string, Call[]]>([
    ['a claim', [S1, claim('r1', 'h1', 't1')]],
    ['a cancellation', [cancel('r1')]],
    ['a start that brings its input', [lazyStart('r1', 's1')]],
    ['a start before its creation', [START, S1]],
    ['three events of a step', [S1, START, completeStep('r1', 's1')]],
    [
      'two events of a wait',
      [createWait('r1', 'w1'), completeWait('r1', 'w1')],
    ],
    ['two ends of a run', [complete('r1'), fail('r1')]],
  ])('of %s cannot', (_words, events) => {
    expect(said(...events)).toBe('no');
  });

  it('of a resume may be refused', () => {
    expect(said(S1, resume('r1', 'h1', 'P'))).toBe('open');
  });
});
