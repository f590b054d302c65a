import { DEFAULT_SEED } from '../../api/defaults.js';
import { HISTORY_SCHEDULES } from '../../history/budgets.js';
import { historyPage } from '../../history/page.js';
import { markdownHistory, terminalHistory } from '../../history/views.js';
import { defineCommand } from '../command.js';
import { widthOf } from '../context.js';
import { prepareOutputs, STDOUT, writeOutput } from '../files.js';
import { untilInterrupted } from '../interrupt.js';
import { ProgressLine } from '../progress.js';
import { workersOf } from '../workers.js';

export const history = defineCommand({
  name: 'history',
  summary:
    'say when each clause broke and was mended, over all published versions',
  operands: '<FAMILY>',
  operandsHelp:
    'a package, @workflow/world-local say, or a name of `worldproof list subjects`',
  options: [
    'versions',
    'clause',
    'schedules',
    'seed',
    'workers',
    'url',
    'json',
    'markdown',
    'html',
    'debug',
  ],
  optionsHelp: {
    schedules: `schedules of each version (default: ${HISTORY_SCHEDULES})`,
    json: 'write the history as JSON; - is stdout',
    markdown: 'write the history as Markdown; - is stdout',
    html: 'write the history as one page that needs nothing else; - is stdout',
  },
  exitCodes:
    '0 told, 2 could not, or no version could be checked, 130 and 143 interrupted: what was checked is kept, and the same command goes on',
  async run([word = ''], values, context) {
    const kit = await context.kit();
    const { json, markdown, html } = values;
    prepareOutputs([json, markdown, html]);
    const progress = new ProgressLine(context.stderr);
    const { result, interrupted } = await untilInterrupted(
      context.interrupts,
      (signal) =>
        kit.history({
          word,
          signal,
          seed: values.seed ?? DEFAULT_SEED,
          schedules: values.schedules,
          clauses: values.clause,
          versions: values.versions,
          workers: workersOf(values.workers),
          urls: values.url,
          onProgress: (state) => progress.update(state),
        })
    ).finally(() => progress.clear());
    const human = [json, markdown, html].includes(STDOUT)
      ? context.stderr
      : context.stdout;
    human.write(`${terminalHistory(result, widthOf(human)).join('\n')}\n`);
    const outputs = [
      [json, () => `${JSON.stringify(result, null, 1)}\n`],
      [markdown, () => markdownHistory(result)],
      [html, () => historyPage(result)],
    ] as const;
    const failures = outputs.flatMap(([file, text]) =>
      file === undefined ? [] : writeOutput(file, text(), context.stdout)
    );
    for (const { message } of failures) context.stderr.write(`${message}\n`);
    const { failed, versions } = result;
    // Of a package that is no World there is nothing to tell.
    const isNone = versions.length > 0 && failed.length >= versions.length;
    if (failures.length > 0) return 2;
    return interrupted ?? (isNone ? 2 : 0);
  },
});
