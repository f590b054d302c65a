import { pathToFileURL } from 'node:url';
import { mergeReports } from '../../report/merge.js';
import { defineCommand } from '../command.js';
import { readReportFile, STDOUT } from '../files.js';
import { UsageError } from '../usage-error.js';
import { prepareViews, writeViews } from '../views.js';
import { gatesOf } from './gates.js';
import { weighed } from './weighed.js';

/** Where the page goes if nobody says. */
export const PAGE = '.worldproof/report.html';

export const show = defineCommand({
  name: 'show',
  summary: 'write reports as one page to look at, and say where it is',
  operands: '[RECORDS|JSON...]',
  operandsHelp: 'files that --json or --records wrote',
  options: ['html', 'strict', 'baseline', 'debug'],
  optionsHelp: { html: `where the page goes (default: ${PAGE})` },
  exitCodes: '0 the page is written, 2 it is not',
  async run(files, values, context) {
    const { html = PAGE } = values;
    if (files.length === 0) {
      const expected = ['files of --records or --json'];
      const message = `show needs ${expected.join('')}, found none`;
      throw new UsageError(message, { found: '', expected });
    }
    const report = mergeReports(files.map(readReportFile));
    for (const reason of report.incomplete ?? []) {
      context.stderr.write(`worldproof: incomplete: ${reason}\n`);
    }
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
