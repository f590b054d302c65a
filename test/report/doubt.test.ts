import { describe, expect, test } from 'vitest';
import { subjectKeyIn } from '../../src/api/subject-key.js';
import { concludeCheck } from '../../src/cli/commands/check-summary.js';
import { CLAUSES } from '../../src/model/clauses/registry.js';
import { assemble } from '../../src/report/assemble.js';
import { baselineOfReport } from '../../src/report/baseline/accept.js';
import { excuse } from '../../src/report/baseline/excuse.js';
import { doubtWords } from '../../src/report/doubt.js';
import { gatingCells } from '../../src/report/gating.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import type { Cell, Divergence, Report } from '../../src/report/record.js';
import { renderTerminal } from '../../src/report/terminal.js';
import { cell, DIVERGENCE, subject } from './fixture.js';

const doubt = (oneOf: string[][], notDecided?: string[][]): Divergence => ({
  ...DIVERGENCE,
  oneOf,
  ...(notDecided && { notDecided }),
});

const doubtful = (divergence: Divergence): Cell =>
  cell({ verdict: 'unknown', divergences: [divergence] });

function reportOf(...cells: Cell[]): Report {
  return {
    kit: '0.1.0',
    node: '20.0.0',
    date: '2026-01-01',
    seed: '1',
    subjects: [subject({})],
    cells,
  };
}

const lenient = { strict: false };

// token.unique and run.exists are of level M, read.fresh is of level S.
describe('A or B', () => {
  test('fails a check if it would whichever it was', () => {
    const both = doubtful(doubt([['token.unique'], ['run.exists']]));
    expect(gatingCells(reportOf(both), lenient)).toEqual([both]);
  });

  test('does not where the weaker one would not, but with --strict', () => {
    const one = doubtful(doubt([['token.unique'], ['read.fresh']]));
    expect(gatingCells(reportOf(one), lenient)).toEqual([]);
    expect(gatingCells(reportOf(one), { strict: true })).toEqual([one]);
    const smaller = doubtful(
      doubt([['token.unique', 'run.exists']], [['read.fresh']])
    );
    expect(gatingCells(reportOf(smaller), lenient)).toEqual([]);
  });

  test('is a set at a time: one clause of each set is enough', () => {
    const sets = [['token.unique', 'read.fresh'], ['run.exists']];
    const one = doubtful(doubt(sets));
    expect(gatingCells(reportOf(one), lenient)).toEqual([one]);
    expect(doubtWords(sets)).toBe('token.unique and read.fresh, or run.exists');
  });

  test('is excused by a baseline that has it', () => {
    const report = reportOf(
      doubtful(doubt([['token.unique'], ['run.exists']]))
    );
    const { known } = excuse(report, baselineOfReport(report), {
      keyOf: subjectKeyIn('/'),
      today: '2026-11-29',
    });
    expect(gatingCells(report, { strict: false, known })).toEqual([]);
    expect(gatingCells(report, { strict: false })).not.toEqual([]);
  });

  test('is what the summary says, and its exit code is 1', () => {
    const { exitCode, summary } = concludeCheck(
      reportOf(doubtful(doubt([['token.unique'], ['run.exists']]))),
      { strict: false, requireExercised: false, exitZero: false, width: 80 }
    );
    expect(exitCode).toBe(1);
    expect(summary.join('\n')).toContain('token.unique or run.exists');
  });

  test('is no violation where the run died before the cell was written', () => {
    const { subjects: _s, cells: _c, ...head } = reportOf();
    const divergence = doubt([['token.unique'], ['run.exists']]);
    const report = assemble({ type: 'header', ...head } as never, [
      {
        type: 'divergence',
        subject: 'reference',
        clause: 'token.unique',
        phase: 'admission',
        level: 'M',
        ...divergence,
      },
    ]);
    expect(report.cells).toMatchObject([{ verdict: 'unknown', violations: 0 }]);
    expect(gatingCells(report, lenient)).toHaveLength(1);
  });
});

describe('a cell that nothing decided', () => {
  const why = 'one is broken, nothing tells which: token.unique or run.exists';
  const report = reportOf(cell({ verdict: 'unknown', note: why }));

  test('says why in the terminal and on the page', () => {
    const options = { width: 120, color: false, verbose: false };
    const { clause, subject: id } = report.cells[0] as Cell;
    expect(renderTerminal(report, options)).toContain(
      `? ${clause} on ${id}: ${why}`
    );
    const page = renderMarkdown(report);
    expect(page).toContain('## Cells that nothing decided');
    expect(page).toContain(why);
  });

  test('takes no more than its part of a screen, unless asked', () => {
    const many = reportOf(
      ...CLAUSES.slice(0, 14).map(({ id }) =>
        cell({ clause: id, verdict: 'unknown', note: why })
      )
    );
    const options = { width: 120, color: false };
    const short = renderTerminal(many, { ...options, verbose: false });
    expect(short.split(why)).toHaveLength(11);
    expect(short).toContain('4 more; --verbose shows all');
    const long = renderTerminal(many, { ...options, verbose: true });
    expect(long.split(why)).toHaveLength(15);
  });
});
