import { describe, expect, it } from 'vitest';
import { oneInsertWaits } from '../../../src/engines/gated/one-waits.js';
import type { ReadyGate } from '../../../src/sim/ready.js';
import type { TraceStep } from '../../../src/sim/trace.js';

const gate = (actor: string, name: string): ReadyGate => ({
  actor,
  process: 0,
  label: { kind: 'wire', name, target: 'workflow_status' },
  sequence: 0,
});

const step = (actor: string, name: string, outcome: string): TraceStep => ({
  ...gate(actor, name),
  ready: 1,
  choice: 0,
  actors: [],
  continues: false,
  preempts: false,
  outcome,
});

/** Whom a strategy that always wants the last gate is allowed to let go. */
function pickedFrom(
  trace: readonly TraceStep[],
  ready: readonly ReadyGate[]
): string {
  const greedy = { pick: (gates: readonly ReadyGate[]) => gates.length - 1 };
  const index = oneInsertWaits(greedy, () => trace).pick(ready, undefined);
  const { actor, label } = ready[index] as ReadyGate;
  return `${actor} ${label.name}`;
}

const HOLDER = [
  step('a', 'pg:begin', 'BEGIN'),
  step('a', 'pg:insert', 'INSERT 0 1'),
];

describe('while an INSERT waits', () => {
  const trace = [...HOLDER, step('b', 'pg:insert', 'waits')];

  it('no other statement is let go that would wait beside it', () => {
    const ready = [gate('a', 'pg:insert'), gate('c', 'pg:insert')];
    expect(pickedFrom(trace, ready)).toBe('a pg:insert');
    const update = [gate('a', 'pg:commit'), gate('c', 'pg:update')];
    expect(pickedFrom(trace, update)).toBe('a pg:commit');
  });

  it('what cannot wait goes on', () => {
    const ready = [gate('a', 'pg:commit'), gate('c', 'pg:begin')];
    expect(pickedFrom(trace, ready)).toBe('c pg:begin');
  });

  it('nothing is held back where there is nothing else to do', () => {
    expect(pickedFrom(trace, [gate('c', 'pg:insert')])).toBe('c pg:insert');
  });

  it('it waits no more once its answer can be handed over', () => {
    const ready = [gate('b', 'pg:insert goes on'), gate('c', 'pg:insert')];
    expect(pickedFrom(trace, ready)).toBe('c pg:insert');
  });
});

it('updates queue up in order, and may wait together', () => {
  const trace = [...HOLDER, step('b', 'pg:update', 'waits')];
  const ready = [gate('a', 'pg:commit'), gate('c', 'pg:update')];
  expect(pickedFrom(trace, ready)).toBe('c pg:update');
  const insert = [gate('a', 'pg:commit'), gate('c', 'pg:insert')];
  expect(pickedFrom(trace, insert)).toBe('a pg:commit');
});
