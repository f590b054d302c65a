import { describe, expect, it } from 'vitest';
import { tellsAppendOrder } from '../../../src/judge/log/append-order.js';
import type { History, Operation } from '../../../src/model/history.js';

/** An id of that millisecond whose random part sorts last or first. */
const idAt = (ms: number, tail: '0' | 'Z') =>
  `evnt_01KX${ms.toString().padStart(6, '0')}${tail.repeat(16)}`;

interface Entry {
  readonly id: string;
  readonly process: number;
  readonly from: number;
  readonly to: number;
}

/** A log as it is listed, each entry written by a call of its own. */
function told(
  entries: readonly Entry[],
  clocksMs: readonly number[] = [],
  faults: History['faults'] = []
) {
  const operations = entries.map(
    ({ process, from, to }): Operation => ({
      actor: 'A',
      process,
      call: { kind: 'startRun', run: 'r1' },
      response: { ok: true },
      invoked: from,
      returned: to,
      invokedAtMs: from,
      returnedAtMs: to,
    })
  );
  const history: History = { operations, skewMs: 0, clocksMs, faults };
  const log = {
    run: 'r1',
    entries: entries.map(({ id }) => ({ id, type: 'run_started' })),
    operations: operations.map((_, index) => index),
    view: undefined,
  };
  const authors = new Map(operations.map((_, index) => [index, index]));
  return tellsAppendOrder(log, authors, history);
}

describe('whether a log tells who was first', () => {
  it('does where the ids were made one after the other', () => {
    expect(
      told([
        { id: idAt(1, 'Z'), process: 0, from: 0, to: 9 },
        { id: idAt(2, '0'), process: 1, from: 1, to: 8 },
      ])
    ).toBe(true);
  });

  it('does not where two calls that overlapped made them in one millisecond', () => {
    expect(
      told([
        { id: idAt(1, '0'), process: 0, from: 0, to: 9 },
        { id: idAt(1, 'Z'), process: 1, from: 1, to: 8 },
      ])
    ).toBe(false);
  });

  it('does not where they overlapped and the clock of one has jumped', () => {
    const entries = [
      { id: idAt(1, '0'), process: 0, from: 0, to: 9 },
      { id: idAt(2, '0'), process: 1, from: 1, to: 8 },
    ];
    const jumped = (process: number) =>
      told(entries, [], [{ kind: 'jumpClock', process, position: 0 }]);
    expect([jumped(0), jumped(1), jumped(2)]).toEqual([false, false, true]);
  });

  it('does where they did not overlap: then real time tells', () => {
    expect(
      told([
        { id: idAt(1, '0'), process: 0, from: 0, to: 3 },
        { id: idAt(1, 'Z'), process: 1, from: 4, to: 8 },
      ])
    ).toBe(true);
  });

  it('does not where clocks that differ have turned them round', () => {
    const entries = [
      { id: idAt(5, '0'), process: 1, from: 0, to: 9 },
      { id: idAt(8, '0'), process: 0, from: 1, to: 8 },
    ];
    expect(told(entries, [0, 0])).toBe(true);
    expect(told(entries, [0, -40])).toBe(false);
  });

  it('does where ids are positions', () => {
    expect(
      told([
        { id: 'evnt_00000000000000000000000001', process: 0, from: 0, to: 9 },
        { id: 'evnt_00000000000000000000000002', process: 1, from: 1, to: 8 },
      ])
    ).toBe(true);
  });
});
