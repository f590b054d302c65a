import { DEFAULT_SEED } from '../../api/defaults.js';
import type { Bisected } from '../../history/bisect.js';
import { HISTORY_SCHEDULES } from '../../history/budgets.js';
import { changeWords, racedWords } from '../../history/views.js';
import { replayCommand } from '../../report/evidence.js';
import { defineCommand } from '../command.js';
import { untilInterrupted } from '../interrupt.js';
import { ProgressLine } from '../progress.js';
import { UsageError } from '../usage-error.js';
import { workersOf } from '../workers.js';

export const bisect = defineCommand({
  name: 'bisect',
  summary: 'find the published version since which a clause is broken, or kept',
  operands: '<SUBJECT>',
  operandsHelp:
    'NAME@VERSION, or a published World of `worldproof list subjects`',
  options: [
    'clause',
    'versions',
    'schedules',
    'seed',
    'workers',
    'url',
    'debug',
  ],
  optionsHelp: {
    clause: 'the one clause that is looked for',
    schedules: `schedules of each version that is asked (default: ${HISTORY_SCHEDULES})`,
  },
  exitCodes: '0 told, 2 could not, 130 and 143 interrupted',
  async run([word = ''], values, context) {
    const [clause, ...others] = values.clause ?? [];
    if (clause === undefined || others.length > 0) {
      const found = values.clause?.join(',') ?? 'none';
      const message = `bisect needs --clause with one clause, found ${found}`;
      throw new UsageError(message, { found, expected: ['one clause'] });
    }
    const kit = await context.kit();
    const progress = new ProgressLine(context.stderr);
    const { result, interrupted } = await untilInterrupted(
      context.interrupts,
      (signal) =>
        kit.bisect({
          ...{ word, clause, signal },
          seed: values.seed ?? DEFAULT_SEED,
          schedules: values.schedules,
          versions: values.versions,
          workers: workersOf(values.workers),
          urls: values.url,
          onProgress: (state) => progress.update(state),
        })
    ).finally(() => progress.clear());
    // Halves of what was cut short point nowhere.
    if (interrupted !== undefined) return interrupted;
    context.stdout.write(`${describe(result, clause).join('\n')}\n`);
    return 0;
  },
});

function describe(
  { change, first, last, checked }: Bisected,
  clause: string
): readonly string[] {
  const count = `${checked} versions were checked`;
  if (!change) {
    return [
      `${clause}: ${last.verdict ?? 'not asked'} in ${last.version}, ${first.verdict ?? 'not asked'} in ${first.version}, the oldest of its line; no change was found between them`,
      `${count}; \`worldproof history\` looks at all of them`,
    ];
  }
  return [
    changeWords(change),
    ...change.story.map((line) => `    ${line}`),
    `  ${racedWords(change)}; ${count}`,
    `  ${change.before}: ${replayCommand(change.tokens.before)}`,
    `  ${change.after}: ${replayCommand(change.tokens.after)}`,
  ];
}
