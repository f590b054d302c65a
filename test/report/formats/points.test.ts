import { expect, test } from 'vitest';
import { renderPoints } from '../../../src/report/formats/points.js';
import type { Report } from '../../../src/report/record.js';
import type { Scope } from '../../../src/report/small-scope.js';
import { cell, DIVERGENCE, REPORT, subject } from '../fixture.js';

const scope: Scope = {
  ...{ preemptions: 1, pairs: 822, complete: 800, inOrder: 3 },
  open: [{ why: 'cut', pairs: 4, first: 'crash-point.page-runs.pending' }],
  ...{ schedules: 12_345, seconds: 67.8 },
};

const broken = {
  ...DIVERGENCE,
  story: ['A  dispose h1 of r1', 'breaks this'],
};

const FOUND: Report = {
  ...REPORT,
  subjects: [subject({ crashScope: scope })],
  cells: [
    cell({
      clause: 'crash.owner-not-lost',
      verdict: 'violated',
      divergences: [broken],
      crashScope: { ...scope, pairs: 40, complete: 12, unnamed: 0 },
    }),
  ],
};

test('the page says what made it, how far it came, and what broke', () => {
  const text = renderPoints(FOUND);
  const [, , ...head] = text.split('\n').slice(0, 8);
  expect(head.join(' ')).toContain('worldproof check WORLD --scenario');
  expect(text).toMatch(
    /\| crash points +\| 800 +\| 3 +\| 822 +\| 12,345 +\| 68 +\| 4 cut off before the end of the search, for want of schedules or of time \(crash-point.page-runs.pending\), 15 not begun/
  );
  expect(text).toMatch(/`crash.owner-not-lost` +\| 12 \+ 3 of 40/);
  expect(text).toContain('dispose h1 of r1');
  expect(text).toContain(`worldproof replay ${broken.token}`);
});

test('of what was not tried there is no row', () => {
  const text = renderPoints(FOUND);
  expect(text).not.toMatch(/^\| .* torn writes/m);
  expect(text).not.toContain('## Drop points');
});
