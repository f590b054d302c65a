import { describe, expect, it } from 'vitest';
import { allEvidence } from '../../src/report/evidence.js';
import { cellsOf, toMatrix } from '../../src/report/matrix.js';
import type { Cell } from '../../src/report/record.js';
import { cell, DIVERGENCE, REPORT, subject } from './fixture.js';

describe('the matrix of a report', () => {
  it('orders phases and clauses as the registry does, not as they came', () => {
    const rows = toMatrix(REPORT).phases.map(({ phase, rows }) => [
      phase,
      rows.map(({ clause }) => clause),
    ]);
    expect(rows).toEqual([
      ['admission', ['token.unique', 'admission.atomic']],
      ['lookup', ['read.fresh', 'lookup.pages']],
      ['log', ['log.order']],
    ]);
  });

  it('counts what was never recorded as not exercised, never as green', () => {
    const [, local] = toMatrix(REPORT).columns;
    expect(local?.totals).toEqual({
      holds: 0,
      violated: 1,
      'not exercised': 1,
      unknown: 1,
      'not applicable': 1,
      'harness error': 1,
    });
  });

  it('keeps clauses and phases of another kit version, at the end', () => {
    const cells = [
      cell({ clause: 'zeta.later', phase: 'future' }),
      cell({ clause: 'token.later' }),
      cell({}),
    ];
    const { phases } = toMatrix({ ...REPORT, subjects: [subject({})], cells });
    expect(phases.map(({ phase }) => phase)).toEqual(['admission', 'future']);
    expect(phases[0]?.rows.map(({ clause }) => clause)).toEqual([
      'token.unique',
      'token.later',
    ]);
    expect(phases[0]?.rows[1]?.statement).toBe('');
  });

  it('shows evidence of clauses that gate before the others', () => {
    const broken: Partial<Cell> = {
      verdict: 'violated',
      divergences: [DIVERGENCE],
    };
    const cells = [
      cell({ clause: 'run.started-once', level: 'S', ...broken }),
      cell({ clause: 'log.order', phase: 'log', ...broken }),
    ];
    const matrix = toMatrix({ ...REPORT, subjects: [subject({})], cells });
    expect(cellsOf(matrix).map(({ level }) => level)).toEqual(['S', 'M']);
    expect(allEvidence(matrix).map(({ cell }) => cell.level)).toEqual([
      'M',
      'S',
    ]);
  });
});
