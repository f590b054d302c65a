import { replayCommand } from '../report/evidence.js';
import { LEGEND, symbolOf } from '../report/legend.js';
import { wrap } from '../report/wrap.js';
import { linesOf } from './neighbours.js';
import type { Change, VersionHistory } from './record.js';

/** A version is a letter wide, and a line of versions a word. */
function stripOf(
  { versions }: VersionHistory,
  { verdicts }: VersionHistory['rows'][number]
): string {
  const letter = (version: string) => {
    const verdict = verdicts[version];
    return verdict ? symbolOf(verdict) : '_';
  };
  return linesOf(versions)
    .map((line) => line.map(letter).join(''))
    .join(' ');
}

export function changeWords({ kind, clause, before, after }: Change): string {
  return kind === 'broke'
    ? `✘ ${clause} broke in ${after}; ${before} keeps it`
    : `✔ ${clause} was mended in ${after}; ${before} breaks it`;
}

/** What was tried in the one that keeps it, before that was said. */
export function racedWords({ raced }: Change): string {
  return raced > 0
    ? `the same calls were raced ${raced} times in the one that keeps it`
    : 'no schedule of the one that keeps it broke it';
}

/** Between neighbours that were chosen there may be others. */
export function chosenWords({ chosen }: VersionHistory): string | undefined {
  return chosen
    ? 'These versions were chosen among those that are published: a change took place in the version that is told, or in one before it that was left out.'
    : undefined;
}

/** How much the whole of it rests on. */
export function budgetWords({
  versions,
  schedules,
  seed,
}: VersionHistory): string {
  return `${versions.length} versions, ${schedules} schedules each, seed ${seed}`;
}

function unchangedWords({ failed, versions }: VersionHistory): string {
  const isNone = failed.length >= versions.length;
  return isNone ? 'no version could be checked' : 'nothing changed';
}

export function terminalHistory(
  history: VersionHistory,
  columns: number
): readonly string[] {
  const { rows, changes, failed, incomplete, versions } = history;
  const chosen = chosenWords(history);
  const told = rows.filter((row) => /[✘✔]/.test(stripOf(history, row)));
  const width = Math.max(0, ...told.map(({ clause }) => clause.length));
  return [
    `${history.package}: ${budgetWords(history)}`,
    ...(chosen === undefined ? [] : [chosen]),
    ...(incomplete === undefined ? [] : [`INCOMPLETE: ${incomplete}`]),
    `from ${versions[0]} to ${versions.at(-1)}, a letter each:`,
    ...told.map(
      (row) => `  ${row.clause.padEnd(width)}  ${stripOf(history, row)}`
    ),
    ...failed.flatMap(({ version, message }) =>
      wrap(`! ${version}: ${message}`, columns, '')
    ),
    '',
    ...(changes.length === 0 ? [unchangedWords(history)] : []),
    ...changes.flatMap((change) => [
      changeWords(change),
      `  ${racedWords(change)}`,
      `  ${change.before}: ${replayCommand(change.tokens.before)}`,
      `  ${change.after}: ${replayCommand(change.tokens.after)}`,
    ]),
  ];
}

export function markdownHistory(history: VersionHistory): string {
  const { rows, changes, failed, incomplete, versions } = history;
  const chosen = chosenWords(history);
  const lines = [
    `# ${history.package}: when each clause broke, and when it was mended`,
    '',
    `- worldproof ${history.kit}, ${history.date}`,
    `- budget: ${budgetWords(history)}`,
    ...(incomplete === undefined ? [] : [`- **incomplete**: ${incomplete}`]),
    ...failed.map(
      ({ version, message }) => `- ${version} could not be checked: ${message}`
    ),
    '',
    'A change is only told after the calls that break the clause in one version were',
    'raced anew in the other. That none of these schedules broke it is no proof.',
    ...(chosen === undefined ? [] : [chosen]),
    '',
    '## Changes',
    '',
    '| clause | what | from | to | replayed in both |',
    '| --- | --- | --- | --- | --- |',
    ...changes.map(
      ({ clause, kind, before, after }, at) =>
        `| \`${clause}\` | ${kind} | ${before} | ${after} | [${at + 1}](#change-${at + 1}) |`
    ),
    '',
    '## Versions',
    '',
    `A letter a version: ${versions.join(', ')}.`,
    `${LEGEND.map(({ symbol, verdict }) => `${symbol} ${verdict}`).join(', ')}, _ not checked.`,
    '',
    '```',
    ...rows.map((row) => `${row.clause.padEnd(32)} ${stripOf(history, row)}`),
    '```',
    '',
    ...changes.flatMap(changePart),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function changePart(change: Change, at: number): string[] {
  return [
    `### <a id="change-${at + 1}"></a>${at + 1}. ${changeWords(change)}`,
    '',
    `${racedWords(change)}.`,
    '',
    '```',
    ...change.story,
    '```',
    '',
    '```sh',
    replayCommand(change.tokens.before),
    replayCommand(change.tokens.after),
    '```',
    '',
  ];
}
