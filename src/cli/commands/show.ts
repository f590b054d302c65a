import { pathToFileURL } from 'node:url';
import { mergeReports } from '../../report/merge.js';
import type { Report } from '../../report/record.js';
import { defineCommand } from '../command.js';
import { readReportFile, STDOUT } from '../files.js';
import { makeOwnFolder, OWN_FOLDER, readLastRun } from '../last-run.js';
import { UsageError } from '../usage-error.js';
import { prepareViews, writeViews } from '../views.js';
import { gatesOf } from './gates.js';
import { weighed } from './weighed.js';

/** Where the page goes if nobody says. */
export const PAGE = `${OWN_FOLDER}/report.html`;

export const show = defineCommand({
  name: 'show',
  summary: 'write reports as one page to look at, and say where it is',
  operands: '[RECORDS|JSON...]',
  operandsHelp:
    'files that --json or --records wrote; without any, the last run of this folder',
  options: ['html', 'strict', 'baseline', 'debug'],
  optionsHelp: { html: `where the page goes (default: ${PAGE})` },
  exitCodes: '0 the page is written, 2 it is not',
  async run(files, values, context) {
    const { html = PAGE } = values;
    const report = mergeReports(
      files.length > 0 ? files.map(readReportFile) : [lastRun(context.folder)]
    );
    for (const reason of report.incomplete ?? []) {
      context.stderr.write(`worldproof: incomplete: ${reason}\n`);
    }
    if (values.html === undefined) tryOwnFolder(context.folder);
    const views = { html };
    prepareViews(views);
    // Nothing of a job is told to GitHub by somebody who looks at a report.
    const quiet = { ...context, env: {} };
    const { gating, known } = weighed(report, gatesOf(values));
    const failures = writeViews(report, views, quiet, { gating, known });
    for (const { message } of failures) context.stderr.write(`${message}\n`);
    if (failures.length > 0) return 2;
    if (html !== STDOUT) {
      context.stdout.write(`${html}\n${pathToFileURL(html).href}\n`);
    }
    return 0;
  },
});

/** @throws UsageError where nothing was run here */
function lastRun(folder: string): Report {
  const report = readLastRun(folder);
  if (report) return report;
  const expected = ['a check in this folder first', 'files of --json'];
  const message = `there is no last run in ${OWN_FOLDER}: show needs ${expected.join(', or ')}`;
  throw new UsageError(message, { found: '', expected });
}

/** Where it cannot be made the page cannot be written, which is told by that. */
function tryOwnFolder(folder: string): void {
  try {
    makeOwnFolder(folder);
  } catch {}
}
