import { callWords, causesIn, spotLines, type ToldCause } from './causes.js';
import { plural } from './counts.js';
import { foldByKey } from './fold-by-key.js';
import { accusedCells } from './gating.js';
import type { Cell, Report } from './record.js';
import { terminalCauses } from './terminal-causes.js';
import type { Colors } from './terminal-matrix.js';
import { wrapList } from './wrap-list.js';

/**
 * Lines of causes, and of cells, at the end of a check: with what stands around
 * them they fit on the smallest screen, of whatever number of subjects.
 */
const LINES_MAX = 7;

/** What was found, those that break most first: whole, where that is short. */
export function summaryCauses(
  report: Report,
  width: number,
  colors: Colors
): readonly string[] {
  const causes = causesIn(report);
  if (causes.length === 0) return [];
  const cells = plural(accusedCells(report).length, 'violated clause');
  const head = `${cells} in all, from ${plural(causes.length, 'cause')}`;
  const whole = terminalCauses(report, width, colors);
  if (fitsSummary(whole)) return [`${head}:`, ...whole];
  const told = shared(causes, ({ subject }) => subject).flatMap((group) =>
    group.shown.flatMap((cause) =>
      wrapList(`${cause.subject}: ${whereWords(cause)}: `, cause.clauses, {
        ...{ width, indent: '  ', lines: 1 },
      })
    )
  );
  return [`${head}; of all above, the worst:`, ...told];
}

/** Causes that the summary tells whole need not be told before it. */
export function fitsSummary(causes: readonly string[]): boolean {
  return causes.length <= LINES_MAX;
}

function whereWords(cause: ToldCause): string {
  const [calls] = cause.calls;
  const [spot] = spotLines(cause);
  const words = calls ?? (callWords(cause) || cause.id);
  return spot === undefined ? words : `${words}, ${spot.split(' ← ')[0]}`;
}

/** Cells by their subject, as many as there is room for. */
export function summaryCells(
  cells: readonly Cell[],
  width: number,
  nameOf: (cell: Cell) => string
): readonly string[] {
  const groups = shared(cells, ({ subject }) => subject);
  const lines = Math.max(1, Math.floor(LINES_MAX / groups.length));
  const told = groups.flatMap(({ key, all }) =>
    wrapList(`${key}: `, all.map(nameOf), { width, indent: '  ', lines })
  );
  const left = new Set(cells.map(({ subject }) => subject)).size;
  const more = left - groups.length;
  return [
    ...told,
    ...(more > 0 ? [`  and ${plural(more, 'subject')} more`] : []),
  ];
}

interface Group<T> {
  readonly key: string;
  readonly all: readonly T[];
  /** Its part of the room. */
  readonly shown: readonly T[];
}

/** The largest groups, in their order, with the room shared among them. */
function shared<T>(
  all: readonly T[],
  keyOf: (one: T) => string
): readonly Group<T>[] {
  const entries = all.map((one) => ({ key: keyOf(one), all: [one] }));
  const groups = foldByKey(
    entries,
    ({ key }) => key,
    (earlier, { key, all: more }) => ({ key, all: [...earlier.all, ...more] })
  );
  const largest = groups
    .toSorted((a, b) => b.all.length - a.all.length)
    .slice(0, LINES_MAX);
  const each = Math.max(1, Math.floor(LINES_MAX / largest.length));
  return groups
    .filter((group) => largest.includes(group))
    .map((group) => ({ ...group, shown: group.all.slice(0, each) }));
}
