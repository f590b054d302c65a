import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { CLAUSES } from '../../src/model/clauses/registry.js';
import type { Cell, Report } from '../../src/report/record.js';
import { renderTerminal } from '../../src/report/terminal.js';
import {
  summaryCauses,
  summaryCells,
} from '../../src/report/terminal-summary.js';
import { cell, DIVERGENCE, REPORT, subject } from './fixture.js';

const WIDTH = 80;

/** Subjects that break so many clauses each, every clause by a cause of its own. */
function reportOf(subjects: number, clauses: number): Report {
  const ids = Array.from({ length: subjects }, (_, at) => `world-${at + 1}`);
  const cells = ids.flatMap((id) =>
    CLAUSES.slice(0, clauses).map(({ id: clause }, at) => {
      const places = [{ file: 'src/storage.ts', line: at + 1, column: 1 }];
      const spots = [{ effect: 'fs:write', places }];
      const cause = { id: `${at}`, calls: ['endRun', 'startRun'], spots };
      const divergences = [{ ...DIVERGENCE, token: `wp1:${at}`, cause }];
      return cell({ subject: id, clause, verdict: 'violated', divergences });
    })
  );
  return { ...REPORT, subjects: ids.map((id) => subject({ id })), cells };
}

const causes = (report: Report) =>
  summaryCauses(report, WIDTH, createColors(false));
const cells = (report: Report) =>
  summaryCells(report.cells, WIDTH, ({ clause }: Cell) => clause);
const whole = (report: Report) =>
  renderTerminal(report, {
    ...{ width: WIDTH, color: false, verbose: false, hasSummary: true },
  });

describe('the summary', () => {
  it('tells few causes whole, and once', () => {
    const report = reportOf(1, 2);
    expect(causes(report)).toEqual([
      '2 violated clauses in all, from 2 causes:',
      'world-1: 2 violated clauses, 2 causes',
      `  endRun ‖ startRun (2 processes): ${CLAUSES[0]?.id}`,
      '    fs:write at src/storage.ts:1',
      `  endRun ‖ startRun (2 processes): ${CLAUSES[1]?.id}`,
      '    fs:write at src/storage.ts:2',
    ]);
    expect(whole(report)).not.toContain('fs:write at src/storage.ts:1');
  });

  it.each([
    [1, 30],
    [2, 30],
    [7, 20],
    [40, 5],
  ])('of %d subjects that break %d clauses fits a screen', (of, breaks) => {
    const report = reportOf(of, breaks);
    const told = [...causes(report), ...cells(report)];
    expect(told.length).toBeLessThanOrEqual(16);
    expect(Math.max(...told.map(({ length }) => length))).toBeLessThanOrEqual(
      WIDTH
    );
    const all = of * breaks;
    expect(told[0]).toBe(
      `${all} violated clauses in all, from ${all} causes; of all above, the worst:`
    );
    // Every subject has its line, as far as there are lines.
    for (let at = 1; at <= Math.min(of, 7); at++) {
      expect(
        told.filter((line) => line.includes(`world-${at}: `)).length
      ).toBeGreaterThan(1);
    }
    expect(told.join(' ')).toMatch(/, and \d+ more|and 33 subjects more/);
    // What it leaves out stands before it.
    expect(whole(report)).toContain(`    fs:write at src/storage.ts:${breaks}`);
  });
});
