import { availableParallelism } from 'node:os';
import { DEFAULT_SEED } from '../../api/defaults.js';
import { renderLifecycleHtml } from '../../lifecycle/html/page.js';
import { renderLifecycleJson } from '../../lifecycle/json.js';
import { renderLifecycleMarkdown } from '../../lifecycle/markdown/markdown.js';
import {
  PROPOSAL_SCHEDULES,
  SERVED_WORLD_SCHEDULES,
  WORLD_SCHEDULES,
} from '../../lifecycle/measure/budgets.js';
import type { LifecycleOptions } from '../../lifecycle/measure/options.js';
import type { LifecycleReport } from '../../lifecycle/record.js';
import { renderLifecycleTerminal } from '../../lifecycle/terminal.js';
import { formatNumber } from '../../report/counts.js';
import { defineCommand } from '../command.js';
import { type CliContext, wantsColor, widthOf } from '../context.js';
import { type WriteFailure, writeOutput } from '../files.js';
import { untilInterrupted } from '../interrupt.js';
import type { Values } from '../options.js';
import { ProgressLine } from '../progress.js';
import { describeWritten, humanStream, prepareViews } from '../views.js';
import { concludeLifecycle } from './lifecycle-summary.js';

const NAMES = [
  'schedules',
  'tries',
  'budget',
  'seed',
  'workers',
  'url',
  'markdown',
  'html',
  'json',
  'exitZero',
  'verbose',
  'debug',
] as const;

type LifecycleValues = Values<(typeof NAMES)[number]>;

/** Not the page that is published: a machine may lack every engine. */
const DEFAULT_MARKDOWN = 'reports/latest/lifecycle.md';

export const lifecycle = defineCommand({
  name: 'lifecycle',
  summary:
    'ask Worlds and workflow engines what becomes of a key, and write the table',
  operands: '[SYSTEM...]',
  operandsHelp:
    'reference (the proposal), a World as `check` takes it, or an engine: dbos, temporal, inngest, restate, cloudflare-local; without any, all that can run here',
  options: NAMES,
  optionsHelp: {
    schedules: `schedules of each World (default: ${[
      `reference ${formatNumber(PROPOSAL_SCHEDULES)}`,
      `on a server ${formatNumber(SERVED_WORLD_SCHEDULES)}`,
      `others ${formatNumber(WORLD_SCHEDULES)}`,
    ].join(', ')})`,
    markdown: `where the table goes (default: ${DEFAULT_MARKDOWN}); - is stdout`,
    html: 'the table as one page to look around in',
    verbose: 'show every story, not only the first',
  },
  exitCodes:
    '0 no violated clause of a World fails it, 1 one does, 2 could not run, 130 and 143 interrupted',
  async run(systems, values, context) {
    const kit = await context.kit();
    const files = {
      markdown: values.markdown ?? DEFAULT_MARKDOWN,
      ...(values.html !== undefined && { html: values.html }),
      ...(values.json !== undefined && { json: values.json }),
    };
    prepareViews(files);
    const progress = new ProgressLine(context.stderr);
    const { result, interrupted } = await untilInterrupted(
      context.interrupts,
      (signal) =>
        kit.lifecycle({
          ...toRequest(systems, values, context),
          signal,
          onProgress: (state) => progress.update(state),
        })
    ).finally(() => progress.clear());
    const human = humanStream(files, context);
    const width = widthOf(human);
    const color = wantsColor(human, context.env);
    const { verbose = false, exitZero = false } = values;
    human.write(renderLifecycleTerminal(result, { width, color, verbose }));
    const named = systems;
    const conclusion = concludeLifecycle(result, {
      named,
      interrupted,
      exitZero,
    });
    const failures = writeFiles(result, files, context);
    const lines = [...conclusion.summary, ...describeWritten(files, failures)];
    human.write(`\n${lines.join('\n')}\n`);
    return failures.length > 0 ? 2 : conclusion.exitCode;
  },
});

function toRequest(
  systems: readonly string[],
  values: LifecycleValues,
  { env }: CliContext
): Omit<LifecycleOptions, 'signal' | 'onProgress'> {
  return {
    systems: [...systems],
    seed: values.seed ?? DEFAULT_SEED,
    schedules: values.schedules,
    tries: values.tries,
    workers: values.workers ?? availableParallelism(),
    budgetMs: values.budget,
    urls: values.url,
    env,
    command: commandOf(systems, values),
  };
}

/** What measures it again; addresses may hold passwords and are left out. */
function commandOf(
  systems: readonly string[],
  { schedules, tries, seed, budget }: LifecycleValues
): string {
  const options = { schedules, tries, seed, budget };
  return [
    'npx worldproof lifecycle',
    ...systems,
    ...Object.entries(options).flatMap(([name, value]) =>
      value === undefined
        ? []
        : [`--${name} ${name === 'budget' ? `${value}ms` : value}`]
    ),
  ].join(' ');
}

function writeFiles(
  report: LifecycleReport,
  files: Partial<Record<keyof typeof RENDER, string>>,
  { stdout }: CliContext
): WriteFailure[] {
  const names = ['markdown', 'html', 'json'] as const;
  return names.flatMap((name) => {
    const file = files[name];
    return file === undefined
      ? []
      : writeOutput(file, RENDER[name](report), stdout);
  });
}

const RENDER = {
  markdown: renderLifecycleMarkdown,
  html: renderLifecycleHtml,
  json: renderLifecycleJson,
} as const;
