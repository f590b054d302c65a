import { mergeReports } from '../../report/merge.js';
import { defineCommand } from '../command.js';
import { readReportFile } from '../files.js';
import { UsageError } from '../usage-error.js';
import { prepareViews, terminalView, writeViews } from '../views.js';

export const matrix = defineCommand({
  name: 'matrix',
  summary: 'merge the reports of earlier checks into one matrix',
  operands: '[RECORDS...]',
  operandsHelp: 'files that --json or --records wrote',
  options: ['json', 'markdown', 'verbose', 'debug'],
  exitCodes: '0 rendered, 2 could not',
  async run(files, values, context) {
    if (files.length === 0) {
      const expected = ['files of --records or --json'];
      const message = `matrix needs ${expected.join('')}, found none`;
      throw new UsageError(message, { found: '', expected });
    }
    const report = mergeReports(files.map(readReportFile));
    for (const reason of report.incomplete ?? []) {
      context.stderr.write(`worldproof: incomplete: ${reason}\n`);
    }
    if (values.json !== undefined || values.markdown !== undefined) {
      prepareViews(values);
      writeViews(report, values, context.stdout);
      return 0;
    }
    const { verbose = false } = values;
    const text = terminalView(report, context.stdout, context, { verbose });
    context.stdout.write(text);
    return 0;
  },
});
