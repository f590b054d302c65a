import { createColors } from 'picocolors';
import type { ReplayResult } from '../../laboratory/replayed.js';
import { wrapStory } from '../../report/terminal-evidence.js';
import { whereLines } from '../../report/told-story.js';
import { wrap } from '../../report/wrap.js';
import { defineCommand } from '../command.js';
import { wantsColor } from '../context.js';
import { findToken } from './token-source.js';

/** How far a story stands in. */
const STORY = '  ';

const REPLAY_OPTIONS = [
  'clause',
  'budget',
  'url',
  'output',
  'inspect',
  'verbose',
  'debug',
] as const;

export const replay = defineCommand({
  name: 'replay',
  summary: 'run the plan of one token, or of a report, and print its story',
  operands: '<NAME|TOKEN|FILE...>',
  operandsHelp:
    'the short name that the last check of this folder gave a divergence (7f3a), a token of a World (wp1:...), of the runtime over one (wpr1:...) or of a workflow engine (wpe1:...), a line that holds one, or a file that does or that --json wrote; - is stdin',
  options: REPLAY_OPTIONS,
  optionsHelp: {
    clause: 'of a report, the first divergence of these clauses',
    verbose: 'show the gates in the order of their release as well',
  },
  exitCodes:
    '0 no longer diverges or repeats, 1 does, 2 could not run, or ends in its harness error again',
  async run(words, values, context) {
    // A whole command that was pasted comes as several words.
    const { token, note } = findToken(
      words.join(' '),
      values.clause,
      context.folder
    );
    const { stdout, stderr, env } = context;
    const kit = await context.kit();
    const { verbose = false } = values;
    const result = await kit.replay(token, {
      verbose,
      budgetMs: values.budget,
      urls: values.url,
      env,
      onProgress: (message) => stderr.write(`${message}\n`),
      watch: {
        output: values.output,
        inspect: values.inspect,
        ...(values.debug && {
          onTrouble: (stack: string) => stderr.write(`${stack}\n`),
        }),
      },
    });
    const colors = createColors(wantsColor(stdout, env));
    const paint = paintOf(result, colors);
    const [title = '', ...lines] = describeReplay(result, verbose).flatMap(
      (line) => fitted(line, stdout.columns)
    );
    const head = note === undefined ? [] : [colors.dim(note)];
    stdout.write(`${[...head, paint(title), ...lines].join('\n')}\n`);
    if (result.harness?.now !== undefined) return 2;
    return result.diverges ? 1 : 0;
  },
});

function paintOf(
  { diverges, harness }: ReplayResult,
  { red, green, magenta }: ReturnType<typeof createColors>
): (text: string) => string {
  if (harness?.now !== undefined) return magenta;
  // That it did not fail again is no good news of the World.
  if (harness) return (text) => text;
  return diverges ? red : green;
}

function describeReplay(
  result: ReplayResult,
  verbose: boolean
): readonly string[] {
  const { story, spots = [], trace, changed, message, advice } = result;
  const hasTrace = verbose && trace.length > 0;
  return [
    titleOf(result),
    ...[changed, message, advice].filter((line) => line !== undefined),
    ...[...story, ...whereLines(spots)].map((line) => STORY + line),
    ...(hasTrace ? ['', 'trace:', ...trace.map((line) => `  ${line}`)] : []),
  ];
}

/** A pipe gets lines as they are: what is quoted elsewhere is wrapped there. */
function fitted(line: string, columns: number | undefined): readonly string[] {
  const text = line.trimStart();
  const indent = line.slice(0, line.length - text.length);
  if (columns === undefined || line.length <= columns) return [line];
  if (indent === '') return wrap(line, columns, '');
  return wrapStory(line.slice(STORY.length), columns, STORY);
}

function titleOf(result: ReplayResult): string {
  const { diverges, ending, clause, subject, harness } = result;
  if (harness) {
    return harness.now === undefined
      ? `· no harness error this time on ${subject}; it was: ${harness.was}`
      : `! harness error on ${subject}: ${harness.now}`;
  }
  if (ending !== undefined) {
    const verb = diverges ? 'repeats' : 'no longer repeats';
    return `${diverges ? '✘' : '✔'} "${ending}" ${verb} on ${subject}`;
  }
  return diverges
    ? `✘ ${clause ?? 'a clause'} diverges on ${subject}`
    : `✔ ${clause ?? 'the plan'} no longer diverges on ${subject}`;
}
