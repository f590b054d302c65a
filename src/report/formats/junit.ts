import { create, type XMLElement } from 'xmlbuilder';
import { replayCommand } from '../evidence.js';
import type { Cell, Report, SubjectReport } from '../record.js';
import { statementOf } from '../statement.js';
import { toldStory } from '../told-story.js';
import type { FormatContext } from './format.js';
import { COMPLETE_TEST, missingFrom } from './missing.js';
import { outcomeOf } from './outcome.js';

/**
 * JUnit XML as Jenkins, GitLab and others read it: a suite for each subject, a
 * test for each clause, with story and replay command in the failure.
 */
export function renderJunit(report: Report, context: FormatContext): string {
  const root = create('testsuites', {
    encoding: 'UTF-8',
    invalidCharReplacement: '\uFFFD',
  });
  root.att('name', `worldproof ${report.kit}`);
  const missing = missingFrom(report);
  countOn(root, report.cells, context, missing.length);
  if (missing.length > 0) addMissing(root, missing);
  for (const subject of report.subjects) {
    addSuite(root, subject, report, context);
  }
  return `${root.end({ pretty: true })}\n`;
}

/** What is not there has a suite, whose tests end in an error. */
function addMissing(root: XMLElement, missing: readonly string[]): void {
  const suite = root.ele('testsuite', {
    name: COMPLETE_TEST,
    tests: missing.length,
    failures: 0,
    errors: missing.length,
    skipped: 0,
  });
  for (const reason of missing) {
    const test = suite.ele('testcase', {
      classname: 'worldproof',
      name: COMPLETE_TEST,
    });
    test.ele('error', { type: 'incomplete', message: reason });
  }
}

function addSuite(
  root: XMLElement,
  subject: SubjectReport,
  report: Report,
  context: FormatContext
): void {
  const cells = report.cells.filter((cell) => cell.subject === subject.id);
  const suite = root.ele('testsuite', {
    name: subject.id,
    timestamp: report.date.replace(/\.\d+Z$/, ''),
    time: subject.seconds.toFixed(3),
  });
  const counts = countOn(suite, cells, context);
  suite.att('skipped', String(counts.skipped));
  const properties = suite.ele('properties');
  for (const [name, value] of propertiesOf(subject, report)) {
    properties.ele('property', { name, value });
  }
  for (const cell of cells) addCase(suite, cell, context);
  const errors = subject.errors.map(({ message }) => message);
  if (errors.length > 0) suite.ele('system-err', {}, errors.join('\n'));
}

function propertiesOf(
  subject: SubjectReport,
  { kit, seed }: Report
): [string, string][] {
  return [
    ['worldproof', kit],
    ['seed', seed],
    ['package', subject.package],
    ['version', subject.version],
    ['schedules', String(subject.schedules)],
  ];
}

function countOn(
  element: XMLElement,
  cells: readonly Cell[],
  context: FormatContext,
  missing = 0
) {
  const counts = { passed: 0, failed: 0, errored: missing, skipped: 0 };
  for (const cell of cells) counts[outcomeOf(cell, context).outcome] += 1;
  element.att('tests', String(cells.length + missing));
  element.att('failures', String(counts.failed));
  element.att('errors', String(counts.errored));
  return counts;
}

function addCase(suite: XMLElement, cell: Cell, context: FormatContext): void {
  const test = suite.ele('testcase', {
    classname: `${cell.subject}.${cell.phase}`,
    name: cell.clause,
  });
  const { outcome, reason } = outcomeOf(cell, context);
  switch (outcome) {
    case 'failed':
      test.ele('failure', { type: cell.verdict, message: reason }, proof(cell));
      break;
    case 'errored':
      test.ele('error', { type: cell.verdict, message: reason });
      break;
    case 'skipped':
      test.ele('skipped', {}, reason);
      if (cell.divergences.length > 0) test.ele('system-out', {}, proof(cell));
      break;
    case 'passed':
      test.ele('system-out', {}, reason);
  }
}

/** Sentence, story and command of each cause. */
export function proof({ clause, divergences }: Cell): string {
  const stories = divergences.map((each) =>
    [...toldStory(each), replayCommand(each.token)].join('\n')
  );
  return [statementOf(clause) ?? clause, ...stories].join('\n\n');
}
