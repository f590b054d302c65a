import { replayCommand } from '../evidence.js';
import type { Cell, Report } from '../record.js';
import type { FormatContext } from './format.js';
import { proof } from './junit.js';
import { placeOfDivergence } from './lanes.js';
import { COMPLETE_TEST, missingFrom } from './missing.js';
import { type Outcome, outcomeOf } from './outcome.js';

const STATUS: Readonly<Record<Outcome, string>> = {
  passed: 'passed',
  failed: 'failed',
  errored: 'other',
  skipped: 'skipped',
};

/** Common Test Report Format: a test for each clause of each subject. */
export function renderCtrf(report: Report, context: FormatContext): string {
  const tests = [
    ...missingFrom(report).map(missingTest),
    ...report.cells.map((cell) => testOf(cell, context)),
  ];
  const count = (status: string) =>
    tests.filter((test) => test.status === status).length;
  const seconds = report.subjects.reduce((sum, each) => sum + each.seconds, 0);
  const stop = Date.parse(report.date);
  const document = {
    reportFormat: 'CTRF',
    specVersion: '0.0.0',
    results: {
      tool: { name: 'worldproof', version: report.kit },
      summary: {
        tests: tests.length,
        passed: count('passed'),
        failed: count('failed'),
        pending: 0,
        skipped: count('skipped'),
        other: count('other'),
        suites: report.subjects.length,
        start: stop - Math.round(seconds * 1000),
        stop,
      },
      tests,
      extra: { seed: report.seed, node: report.node },
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What is not there fails, or a gap would look green. */
function missingTest(reason: string) {
  return {
    name: COMPLETE_TEST,
    status: 'failed',
    duration: 0,
    message: reason,
    rawStatus: 'incomplete',
  };
}

function testOf(cell: Cell, context: FormatContext) {
  const { outcome, reason } = outcomeOf(cell, context);
  const [divergence] = cell.divergences;
  const place = divergence && placeOfDivergence(divergence);
  return {
    name: `${cell.subject} ${cell.clause}`,
    suite: [cell.subject, cell.phase],
    status: STATUS[outcome],
    duration: 0,
    message: reason,
    rawStatus: cell.verdict,
    ...(divergence ? { trace: proof(cell) } : {}),
    ...(place ? { filePath: place.file, line: place.line } : {}),
    extra: {
      level: cell.level,
      exercised: cell.exercised,
      ...(divergence ? { replay: replayCommand(divergence.token) } : {}),
    },
  };
}
