import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Ledger } from '../../../src/engines/ledger.js';
import { ROWS } from '../../../src/engines/rows/registry.js';
import { runRow } from '../../../src/engines/run-row.js';
import { type Flaws, fakeDeployment } from '../fake-engine.js';

let ledger: Ledger;

beforeEach(async () => {
  ledger = await Ledger.open();
});

afterEach(() => ledger.close());

/** What an engine with those flaws comes to on that row. */
async function wordOf(id: string, flaws: Flaws = {}): Promise<string> {
  const row = ROWS.find((one) => one.id === id);
  if (!row) throw new Error(`no such row: ${id}`);
  const [made] = await runRow(fakeDeployment(ledger, flaws), row, 'memory', 1);
  return made?.finding?.word ?? `failed: ${made?.failure}`;
}

describe('the rows, put to an engine that keeps its promises', () => {
  it.each([
    ['admission.simultaneous', 'one runs, others attached'],
    ['admission.retried-request', 'attached'],
    ['in-flight.duplicate', 'attached'],
    ['in-flight.overlap', 'one at work at a time'],
    ['in-flight.result', "the owner's"],
    ['retention.after-complete', 'replayed'],
    ['retention.after-failure', 'replayed'],
    ['retention.after-cancel', 'replayed'],
    ['reuse.result', "the owner's"],
    ['reuse.identity', 'the key is not used again'],
    ['lookup.key', 'at once'],
    ['lookup.attribute-closed', 'at once'],
    ['key.other-input', 'dropped without a word'],
    ['key.same-input', 'replayed'],
    ['signal.during', 'not offered'],
  ])('%s: %s', async (id, word) => {
    expect(await wordOf(id)).toBe(word);
  });
});

describe('the rows, put to engines with a flaw', () => {
  it('sees that two inputs of one key both run', async () => {
    const flaws = { admitsAll: true };
    expect(await wordOf('admission.simultaneous', flaws)).toBe('several run');
    expect(await wordOf('in-flight.duplicate', flaws)).toBe('both run');
    expect(await wordOf('in-flight.overlap', flaws)).toBe(
      'two at work at once'
    );
    expect(await wordOf('admission.retried-request', flaws)).toBe('runs twice');
  });

  it('sees that nothing is remembered', async () => {
    const flaws = { forgets: true };
    expect(await wordOf('retention.after-complete', flaws)).toBe('runs again');
    expect(await wordOf('reuse.result', flaws)).toBe('its own');
    expect(await wordOf('reuse.identity', flaws)).toBe('a run has its own id');
    expect(await wordOf('key.same-input', flaws)).toBe('runs again');
    expect(await wordOf('retention.window', flaws)).toBe('never remembered');
  });

  it('sees that nobody is told', async () => {
    const flaws = { isOpaque: true };
    expect(await wordOf('admission.simultaneous', flaws)).toBe(
      'one runs, nobody can tell'
    );
    expect(await wordOf('in-flight.duplicate', flaws)).toBe(
      'dropped, not told'
    );
  });

  it('sees whether a stale cancellation hits the newer run', async () => {
    const flaws = { forgets: true };
    expect(await wordOf('reuse.cancel-by-key', flaws)).toBe(
      'ends the newer run'
    );
    expect(await wordOf('reuse.cancel-by-run', flaws)).toBe(
      'accepted, the newer run goes on'
    );
    expect(
      await wordOf('reuse.cancel-by-run', { ...flaws, cancelsByKey: true })
    ).toBe('ends the newer run');
  });
});

describe('the list of rows', () => {
  it('names every row once', () => {
    const ids = ROWS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
