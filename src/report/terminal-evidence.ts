import { storyParts } from '../story/parts.js';
import { formatNumber, plural } from './counts.js';
import { doubtWords } from './doubt.js';
import { type Evidence, replayCommand } from './evidence.js';
import { describeDivergence } from './evidence-line.js';
import type { HarnessError } from './harness-errors.js';
import { symbolOf } from './legend.js';
import { statementOf } from './statement.js';
import type { Colors } from './terminal-matrix.js';
import { wrap } from './wrap.js';

export interface EvidenceOptions {
  readonly colors: Colors;
  readonly width: number;
  /** Excused by a baseline: shown, and marked as known. */
  readonly known: boolean;
  /** A short name for a token. */
  readonly nameOf?: NameOf | undefined;
}

type NameOf = (token: string) => string | undefined;

/** One divergence: what was broken, by whom, how, and how to see it again. */
export function terminalEvidence(
  { cell, divergence }: Evidence,
  { colors, width, known, nameOf }: EvidenceOptions
): readonly string[] {
  const { oneOf, notDecided } = divergence;
  const symbol = symbolOf(oneOf ? 'unknown' : 'violated');
  const accused = oneOf ? doubtWords(oneOf, notDecided) : cell.clause;
  const title = `${symbol} ${accused} on ${cell.subject}`;
  if (known) {
    const words = `level ${cell.level} (known from the baseline): ${divergence.fingerprint}`;
    return wrap(`${title}, ${words}`, width, '  ').map(colors.dim);
  }
  // A story ends with the sentences of what it breaks: said once is enough.
  const isTold = storyParts(divergence).clause.length > 0;
  const statement = isTold ? undefined : statementOf(cell.clause);
  return [
    `${colors.red(title)}, level ${cell.level}`,
    ...(statement === undefined ? [] : wrap(statement, width, '  ')),
    ...wrap(describeDivergence(divergence), width, '  ').map(colors.dim),
    ...divergence.story.flatMap((line) => wrapStory(line, width)),
    // Whole and alone on its line, so that it can be copied with one click.
    `  ${replayCommand(nameOf?.(divergence.token) ?? divergence.token)}`,
    '',
  ];
}

/** Causes that have a line each; the page of `show` has them all. */
const NAMED_MAX = 10;

/** The causes that are not told in full: what to ask for, and how. */
export function namedCauses(
  named: readonly Evidence[],
  { width, nameOf }: Pick<EvidenceOptions, 'width' | 'nameOf'>
): readonly string[] {
  if (named.length === 0) return [];
  const left = named.length - NAMED_MAX;
  return [
    `${plural(named.length, 'more cause')}; --verbose tells all:`,
    ...named.slice(0, NAMED_MAX).flatMap(({ cell, divergence }) => {
      const name = nameOf?.(divergence.token);
      const how = name ? `, \`worldproof explain ${name}\`` : '';
      return wrap(`${cell.clause} on ${cell.subject}${how}`, width, '  ');
    }),
    ...(left > 0 ? [`  and ${formatNumber(left)} more`] : []),
  ];
}

/** Where the column of a story's text begins. */
const STORY_INDENT = '    ';
const STORY_TEXT = ' '.repeat(13);

/** A line of a story, what is too long of it below where its text begins. */
export function wrapStory(
  line: string,
  width: number,
  indent = STORY_INDENT
): string[] {
  const whole = indent + line;
  if (whole.length <= width) return [whole];
  const lead = /^\S*\s*/.exec(line)?.[0] ?? '';
  const head = indent + lead;
  const below = indent + STORY_TEXT;
  const [first = '', ...rest] = wrap(
    line.slice(lead.length),
    Math.max(width, below.length * 2),
    below
  );
  return [head + first.trimStart(), ...rest];
}

/** What the kit met, which says nothing about a subject's conformance. */
export function terminalErrors(
  errors: readonly HarnessError[],
  {
    limit,
    width,
    colors,
    nameOf,
  }: {
    readonly limit: number;
    readonly width: number;
    readonly colors: Colors;
    readonly nameOf?: NameOf | undefined;
  }
): readonly string[] {
  const sign = colors.magenta(symbolOf('harness error'));
  const shown = errors
    .slice(0, limit)
    .flatMap(({ subject, message, token }) => [
      ...wrap(`${sign} ${subject}: ${message}`, width, ''),
      ...(token === undefined
        ? []
        : [`  ${replayCommand(nameOf?.(token) ?? token)}`]),
    ]);
  const left = errors.length - limit;
  return left > 0
    ? [...shown, `${plural(left, 'more harness error')}; --verbose shows all`]
    : shown;
}
