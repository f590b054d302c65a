import { describe, expect, it } from 'vitest';
import { cellOfRow, unaskedCell } from '../../src/engines/cell.js';
import type { Profile } from '../../src/engines/profile.js';
import { EngineCellSchema } from '../../src/engines/record.js';
import type { Finding, Row } from '../../src/engines/rows/row.js';
import type { Try } from '../../src/engines/run-row.js';

const row: Row = {
  id: 'admission.simultaneous',
  phase: 'admission',
  question: 'who runs?',
  run: async () => ({ word: 'one' }),
};

const profile: Profile = {
  engine: 'dbos',
  title: 'DBOS',
  package: 'dbos',
  surfaces: [{ id: 'id', title: 'by id' }],
  claims: [
    { row: row.id, words: ['one'], source: 'a page', quote: 'there is one' },
  ],
  leads: [[row.id, 'id', 'two']],
  unmeasured: {},
};

function seen(finding: Finding | undefined, text = ''): Try {
  return {
    finding,
    failure: finding ? undefined : 'it never ran',
    calls: 2,
    transcript: [{ at: 'note', atMs: 1, text }],
  };
}

describe('the cell of a row', () => {
  it('is as claimed only when every try was', () => {
    const same = [seen({ word: 'one' }), seen({ word: 'one' })];
    expect(cellOfRow(profile, row, 'id', same)).toMatchObject({
      verdict: 'as claimed',
      observed: [{ word: 'one', tries: 2 }],
      tries: 2,
      calls: 4,
      lead: { verdict: 'refuted' },
    });
    const tries = [...same, seen({ word: 'two', hits: 3 }, 'the odd one')];
    const cell = cellOfRow(profile, row, 'id', tries);
    expect(cell.verdict).toBe('differs');
    expect(cell.hits).toBe(3);
    expect(cell.transcript).toEqual(['+1ms the odd one']);
    expect(cell.lead?.verdict).toBe('confirmed');
    expect(EngineCellSchema.parse(cell)).toEqual(cell);
  });

  it('says so where nothing is claimed', () => {
    const silent = { ...profile, claims: [] };
    const cell = cellOfRow(silent, row, 'id', [seen({ word: 'one' })]);
    expect(cell.verdict).toBe('no claim');
    expect(cell.claimed).toBeUndefined();
  });

  it('says of nobody that it differs from words that nobody can look up', () => {
    const claims = [{ row: row.id, words: ['one'], source: 'a page' }];
    const vague = { ...profile, claims };
    const same = cellOfRow(vague, row, 'id', [seen({ word: 'one' })]);
    expect(same.verdict).toBe('as claimed');
    const other = cellOfRow(vague, row, 'id', [seen({ word: 'two' })]);
    expect(other.verdict).toBe('no claim');
  });

  it('answers what others report of it', () => {
    const report = { row: row.id, word: 'two', source: 'X', setting: 'load' };
    const told = { ...profile, reports: [report] };
    const cell = cellOfRow(told, row, 'id', [seen({ word: 'one' })]);
    expect(cell.reported).toMatchObject({ word: 'two', seen: false });
    const same = cellOfRow(told, row, 'id', [seen({ word: 'two' })]);
    expect(same.reported?.seen).toBe(true);
    expect(EngineCellSchema.parse(cell)).toEqual(cell);
  });

  it('never takes a broken experiment for an answer', () => {
    const tries = [seen({ word: 'one' }), seen(undefined)];
    const cell = cellOfRow(profile, row, 'id', tries);
    expect(cell.verdict).toBe('harness error');
    expect(cell.note).toBe('it never ran');
  });

  it('gives the reason and keeps the claim where nothing was run', () => {
    const cell = unaskedCell(profile, row, 'id', 'no server');
    expect(cell).toMatchObject({
      verdict: 'not run here',
      note: 'no server',
      claimed: { words: ['one'] },
      lead: { verdict: 'not run here' },
    });
  });
});
