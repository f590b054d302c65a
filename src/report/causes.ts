import { scheduleKey } from '../story/parts.js';
import { byStory } from '../story/rank.js';
import { isGatingLevel } from './gating.js';
import type { Cause, Cell, Divergence, Place, Report } from './record.js';

/** A cause with the divergence that tells it best. */
export interface ToldCause extends Cause {
  readonly divergence: Divergence;
}

/**
 * What the violated cells of a report come from: one entry for each cause of
 * a subject, those that break most first.
 */
export function causesIn({ subjects, cells }: Report): ToldCause[] {
  return subjects.flatMap(({ id }) =>
    causesOfSubject(
      id,
      cells.filter(({ subject }) => subject === id)
    )
  );
}

function causesOfSubject(subject: string, cells: readonly Cell[]): ToldCause[] {
  const groups = new Map<string, Found[]>();
  for (const cell of cells) {
    for (const divergence of cell.divergences) {
      const key = causeKey(subject, divergence);
      groups.set(key, [...(groups.get(key) ?? []), { cell, divergence }]);
    }
  }
  const asked = new Set(cells.map(({ clause }) => clause));
  const causes = [...groups].map(([id, found]) =>
    toCause(subject, id, found, asked)
  );
  return causes.sort(
    (a, b) =>
      b.clauses.length - a.clauses.length || byStory(a.divergence, b.divergence)
  );
}

interface Found {
  readonly cell: Cell;
  readonly divergence: Divergence;
}

/** Records of an earlier kit tell schedules apart, which are more. */
export function causeKey(subject: string, divergence: Divergence): string {
  return divergence.cause?.id ?? scheduleKey(subject, divergence);
}

function toCause(
  subject: string,
  id: string,
  found: readonly Found[],
  asked: ReadonlySet<string>
): ToldCause {
  const gates = ({ cell }: Found) => (isGatingLevel(cell.level) ? 0 : 1);
  const [best] = [...found].sort(
    (a, b) => byStory(a.divergence, b.divergence) || gates(a) - gates(b)
  );
  const { divergence, cell } = best as Found;
  const clauses = found.flatMap((each) => [
    each.cell.clause,
    // A schedule breaks others too that nobody asked for.
    ...(each.divergence.clauses ?? []).filter((id) => asked.has(id)),
  ]);
  const { cause, token, story } = divergence;
  return {
    subject,
    id: cause ? id : divergence.fingerprint,
    calls: pairsOf(found),
    spots: cause?.spots ?? [],
    clause: cell.clause,
    clauses: [...new Set(clauses)].sort(),
    processes: Math.min(...found.map((each) => each.divergence.processes)),
    occurrences: Math.max(...found.map((each) => each.divergence.occurrences)),
    token,
    story,
    divergence,
  };
}

/** Every pair of calls that meets there, `endRun ‖ startRun`. */
function pairsOf(found: readonly Found[]): string[] {
  const pairs = found.flatMap(({ divergence: { cause } }) =>
    cause && cause.calls.length > 0 ? [cause.calls.join(' ‖ ')] : []
  );
  return [...new Set(pairs)].sort();
}

/** The calls of a cause; a history may break a clause without any. */
export function callWords({ calls, divergence }: ToldCause): string {
  const told = divergence.cause ? 'no call' : '';
  return calls.length > 0 ? calls.join(', ') : told;
}

/** How many causes a cell has beside that of its first divergence. */
export function otherCauses({ divergences }: Cell): number {
  const keys = divergences.map(({ cause, fingerprint }) =>
    cause ? cause.id : fingerprint
  );
  return Math.max(0, new Set(keys).size - 1);
}

/** `src/fs.ts:503 ← src/storage.ts:120`, a file once where it goes on. */
export function trailWords(
  trail: readonly Pick<Place, 'file' | 'line'>[]
): string {
  return trail
    .map(({ file, line }, at) =>
      trail[at - 1]?.file === file ? `:${line}` : `${file}:${line}`
    )
    .join(' ← ');
}

/** Where the effects of a cause are asked for, one each. */
export function spotLines({ spots }: Pick<Cause, 'spots'>): string[] {
  return spots.map(({ effect, places }) => {
    const trail = trailWords(places);
    return trail ? `${effect} at ${trail}` : effect;
  });
}

export function processWords(processes: number): string {
  return processes > 1 ? `${processes} processes` : 'one process';
}
