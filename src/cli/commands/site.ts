import { join } from 'node:path';
import { HistorySchema, type VersionHistory } from '../../history/record.js';
import {
  type LifecycleReport,
  LifecycleReportSchema,
} from '../../lifecycle/record.js';
import { readReport } from '../../report/jsonl.js';
import { mergeReports } from '../../report/merge.js';
import { parseJson } from '../../report/parse-json.js';
import type { Report } from '../../report/record.js';
import { siteOf } from '../../site/site.js';
import { defineCommand } from '../command.js';
import { prepareOutputs, readTextFile, writeOutput } from '../files.js';
import { UsageError } from '../usage-error.js';
import { gatesOf } from './gates.js';
import { weighed } from './weighed.js';

export const site = defineCommand({
  name: 'site',
  summary:
    'write a folder of static pages: matrix, histories, lifecycle, a badge for each World',
  operands: '<DIR> [RECORDS|JSON|HISTORY|LIFECYCLE...]',
  operandsHelp:
    'the folder, and files of any number of machines that --json, --records, `history --json` or `lifecycle --json` wrote',
  options: ['strict', 'baseline', 'debug'],
  exitCodes:
    '0 written and whole, 2 not written, or something is missing in it',
  async run([folder = '', ...files], values, context) {
    const read = files.map(readOne);
    const reports = read.flatMap(({ report }) => report ?? []);
    const histories = read.flatMap(({ history }) => history ?? []);
    const [lifecycle, ...others] = read.flatMap((each) => each.lifecycle ?? []);
    if (others.length > 0) {
      const message =
        'site takes one file of `lifecycle --json`: what two machines measured is not put together';
      throw new UsageError(message, { found: files.join(' ') });
    }
    if (reports.length === 0) {
      const expected = ['files of --records or --json'];
      const message = `site needs ${expected.join('')} behind its folder, found none`;
      throw new UsageError(message, { found: files.join(' '), expected });
    }
    const report = mergeReports(reports);
    const { gating, known } = weighed(report, gatesOf(values));
    const shown = { report, histories, lifecycle };
    const pages = siteOf(shown, { gating, known });
    prepareOutputs(pages.map(({ file }) => join(folder, file)));
    const failures = pages.flatMap(({ file, text }) => {
      const path = join(folder, file);
      return writeOutput(path, text, context.stdout);
    });
    const missing = [
      ...(report.incomplete ?? []),
      ...histories.flatMap(({ incomplete }) => incomplete ?? []),
      ...(lifecycle?.incomplete ?? []),
    ];
    for (const reason of missing) {
      context.stderr.write(`worldproof: incomplete: ${reason}\n`);
    }
    for (const { message } of failures) context.stderr.write(`${message}\n`);
    context.stdout.write(`${join(folder, 'index.html')}\n`);
    return failures.length > 0 || missing.length > 0 ? 2 : 0;
  },
});

interface Read {
  readonly report?: Report;
  readonly history?: VersionHistory;
  readonly lifecycle?: LifecycleReport;
}

function readOne(file: string): Read {
  const text = readTextFile(file);
  const json = parseJson(text);
  const history = HistorySchema.safeParse(json);
  if (history.success) return { history: history.data };
  const lifecycle = LifecycleReportSchema.safeParse(json);
  if (lifecycle.success) return { lifecycle: lifecycle.data };
  return { report: readReport(text, file) };
}
