import { describe, expect, it } from 'vitest';
import { cellSymbols, cellWords } from '../../src/lifecycle/cell-text.js';
import { duplicateCosts } from '../../src/lifecycle/cost-table.js';
import { legendOf } from '../../src/lifecycle/legend.js';
import { SYMBOLS } from '../../src/lifecycle/symbols.js';
import { cost, LIFECYCLE } from './fixture.js';

const [admission] = LIFECYCLE.rows;
if (!admission) throw new Error('the fixture has rows');

describe('a cell in short', () => {
  it('counts verdicts, the worst first, and the shim behind a bar', () => {
    expect(cellSymbols(admission, 'reference')).toBe('✔2');
    expect(cellSymbols(admission, 'local-v5')).toBe('✘ – | shim ✘');
  });

  it('tells in words what an engine did', () => {
    expect(cellWords(admission, 'dbos')).toMatch(
      /^= one runs, others attached; ≠ one runs/
    );
    expect(cellWords(admission, 'temporal')).toBe('∅ not run here');
  });

  it('has a symbol of its own for each verdict, and explains those it uses', () => {
    const symbols = SYMBOLS.map(({ symbol }) => symbol);
    expect(new Set(symbols).size).toBe(symbols.length);
    const shown = legendOf(LIFECYCLE).map(({ symbol }) => symbol);
    expect(shown).toEqual(['✔', '✘', '–', '=', '≠', '○', '~', '∅']);
  });
});

describe('what a duplicate costs', () => {
  const withCosts = (changes: Parameters<typeof cost>[0][]) => ({
    ...LIFECYCLE,
    costs: changes.map((each) => ({ system: 'reference', ...cost(each) })),
  });

  it('is an average over the requests, by policy and way of admission', () => {
    const costs = duplicateCosts(LIFECYCLE);
    expect(costs.map(({ over, runs, calls }) => [over, runs, calls])).toEqual([
      ['claim', 1, 4.5],
      ['keyed', 0, 1],
    ]);
  });

  it('adds up the outcomes of one policy', () => {
    const more = { why: 'ended', requests: 1, runs: 1, calls: 7 };
    const [sum] = duplicateCosts(withCosts([{}, more]));
    expect(sum).toMatchObject({ requests: 5, calls: 5 });
  });

  it('takes no request for a duplicate that met no other run', () => {
    const own = { role: 'work', outcome: 'started' } as const;
    const ended = { why: 'ended-by-another' };
    const lost = { outcome: 'indeterminate' };
    expect(duplicateCosts(withCosts([own, ended, lost]))).toEqual([]);
  });
});
