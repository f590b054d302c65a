import { mergeReports } from '../../report/merge.js';
import { defineCommand } from '../command.js';
import { wantsColor, widthOf } from '../context.js';
import { readReportFile } from '../files.js';
import { nameAll } from '../short-name.js';
import { UsageError } from '../usage-error.js';
import {
  describeWritten,
  humanStream,
  prepareViews,
  terminalView,
  writeViews,
} from '../views.js';
import { concludeCheck } from './check-summary.js';
import { GATE_OPTIONS, gatesOf } from './gates.js';
import { acceptAll, weighed } from './weighed.js';

export const matrix = defineCommand({
  name: 'matrix',
  summary: 'merge the reports of earlier checks into one matrix',
  operands: '[RECORDS...]',
  operandsHelp: 'files that --json or --records wrote',
  options: [
    'json',
    'markdown',
    'html',
    'reporter',
    ...GATE_OPTIONS,
    'tokens',
    'verbose',
    'debug',
  ],
  exitCodes:
    'those of the whole check: 0 no violated clause fails it, 1 one does, 2 a part of it could not run or is missing',
  async run(files, values, context) {
    if (files.length === 0) {
      const expected = ['files of --records or --json'];
      const message = `matrix needs ${expected.join('')}, found none`;
      throw new UsageError(message, { found: '', expected });
    }
    const gates = gatesOf(values);
    const report = mergeReports(files.map(readReportFile));
    for (const reason of report.incomplete ?? []) {
      context.stderr.write(`worldproof: incomplete: ${reason}\n`);
    }
    const human = humanStream(values, context);
    const { excuses, known, gating } = weighed(report, gates);
    prepareViews(values);
    if (values.json === undefined && values.markdown === undefined) {
      const isKnown = known.has.bind(known);
      const { verbose = false } = values;
      const nameOf = nameAll(report, values, context);
      const view = { verbose, isKnown, nameOf };
      human.write(`${terminalView(report, human, context, view)}\n`);
    }
    const accepted = acceptAll(report, gates);
    const failures = [
      ...writeViews(report, values, context, { gating, known }),
      ...accepted.failures,
    ];
    const width = widthOf(human);
    const { exitCode, summary } = concludeCheck(report, {
      ...gates,
      excuses,
      width,
      color: wantsColor(human, context.env),
    });
    const lines = [
      ...summary,
      ...describeWritten(values, failures),
      ...accepted.told,
    ];
    human.write(`${lines.join('\n')}\n`);
    return failures.length > 0 ? 2 : exitCode;
  },
});
