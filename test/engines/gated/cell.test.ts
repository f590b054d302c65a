import { describe, expect, it } from 'vitest';
import { GATED_ROWS } from '../../../src/engines/dbos/gated/rows/registry.js';
import { PROFILE } from '../../../src/engines/dbos/profile.js';
import { gatedCell, type Surveyed } from '../../../src/engines/gated/cell.js';
import { emptyTally } from '../../../src/engines/gated/tally.js';
import { GATED_TOKEN } from '../../../src/engines/gated/token.js';
import { EngineCellSchema } from '../../../src/engines/record.js';
import { readTokenLine } from '../../../src/laboratory/token-line.js';

const row = GATED_ROWS.find(({ id }) => id === 'gated.lease');
if (!row) throw new Error('there is no such row');

const plan = {
  engine: 'dbos',
  row: row.id,
  surface: row.surface,
  cast: ['first', 'second'],
  entropy: 0,
  choices: [0, 1],
};

function surveyed(words: readonly string[]): Surveyed {
  return {
    tally: {
      ...emptyTally(),
      findings: words.map((word) => ({
        word,
        hits: word.startsWith('two') ? 1 : 0,
        calls: 2,
      })),
      steps: 90,
      checkedTwice: 1,
    },
    evidence: {
      plan,
      word: words[0] ?? '',
      trace: ['first pg:begin  -> BEGIN'],
      story: ['  1 first (A) begin → BEGIN'],
      switches: 3,
    },
  };
}

describe('the cell of a row under gates', () => {
  it('counts schedules as tries and ends with a line that replays', () => {
    const words = ['one at work at a time', 'one at work at a time'];
    const cell = gatedCell(PROFILE, row, '5.3.0', surveyed(words));
    expect(EngineCellSchema.parse(cell)).toEqual(cell);
    expect(cell).toMatchObject({ verdict: 'as claimed', tries: 2, calls: 4 });
    expect(cell.note).toContain('under wire gates: 2 schedules');
    const token = cell.transcript.at(-1)?.split('replay: ')[1] ?? '';
    expect(readTokenLine(GATED_TOKEN, token).plan).toEqual(plan);
  });

  it('differs from the claim if one schedule does', () => {
    const words = ['one at work at a time', 'two at work at once'];
    const quote = 'are never at work together';
    const source = 'the handbook';
    const claimed = { words: ['one at work at a time'], source, quote };
    const quoted = { ...row, claimed };
    const cell = gatedCell(PROFILE, quoted, '5.3.0', surveyed(words));
    expect(cell).toMatchObject({ verdict: 'differs', hits: 1, claimed });
  });

  it('differs from no claim that nobody can read up', () => {
    const words = ['two at work at once'];
    const claimed = { words: ['one at work at a time'], source: 'hearsay' };
    const heard = { ...row, claimed };
    const cell = gatedCell(PROFILE, heard, '5.3.0', surveyed(words));
    expect(cell).toMatchObject({ verdict: 'no claim', hits: 1, claimed });
  });

  it('is a harness error where a second run differed, never a finding', () => {
    const failure = 'uncontrolled at step 4: a, then b';
    const failures = [{ index: 0, message: failure }];
    const cell = gatedCell(PROFILE, row, '5.3.0', {
      tally: { ...emptyTally(), failures, differed: 1 },
      evidence: undefined,
    });
    expect(cell).toMatchObject({ verdict: 'harness error', hits: 0 });
    expect(cell.note).toContain(failure);
    expect(cell.transcript).toEqual([]);
  });
});

describe('the list of rows', () => {
  it('asks every row once a surface, and names its gates', () => {
    const ids = GATED_ROWS.map(({ id, surface }) => `${id} ${surface}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(
      GATED_ROWS.filter(({ question }) => !question.includes('wire gates'))
    ).toEqual([]);
    const surfaces = PROFILE.surfaces.map(({ id }) => id);
    expect(surfaces).toEqual(
      expect.arrayContaining(GATED_ROWS.map(({ surface }) => surface))
    );
  });
});
