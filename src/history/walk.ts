import type { ClauseId } from '../model/clauses/registry.js';
import {
  canBeAsked,
  type Probe,
  type Shown,
  shownIn,
  tokenFor,
} from './probe.js';
import type { Change } from './record.js';

/** What is known of one clause in one version. */
export interface Step extends Shown {
  readonly version: string;
}

export interface Walked {
  readonly steps: readonly Step[];
  readonly changes: readonly Change[];
}

/**
 * Follows a clause along a line of versions. Where one breaks it and its
 * neighbour seems to keep it, the calls of the one are raced in the other
 * first: a bug that showed in few schedules is not mended by not showing.
 */
export async function walk(
  name: string,
  clause: ClauseId,
  line: readonly Step[],
  probe: Probe
): Promise<Walked> {
  const steps = [...line];
  const raced = new Map<string, number>();
  const decided = () => steps.filter(({ verdict }) => isDecided(verdict));
  // Forwards: does what is broken stay so? Backwards: was it so before?
  for (const turn of [decided(), decided().toReversed()]) {
    for (const [at, { version }] of turn.entries()) {
      const from = steps.find((each) => each.version === version);
      const next = turn[at + 1]?.version;
      const to = steps.findIndex((each) => each.version === next);
      if (from?.verdict !== 'violated' || steps[to]?.verdict !== 'holds') {
        continue;
      }
      const token = from.divergence?.token;
      const other = steps[to];
      if (token === undefined || next === undefined || !other) continue;
      // What it cannot be asked it neither keeps nor breaks.
      if (!canBeAsked(other, token)) continue;
      const found = shownIn(await probe.race(next, token, clause), clause);
      raced.set(pairOf(version, next), found.schedules);
      if (found.verdict === 'violated') {
        steps[to] = { version: next, ...found };
      }
    }
  }
  return { steps, changes: changesIn(name, clause, steps, raced) };
}

function isDecided(verdict: Step['verdict']): boolean {
  return verdict === 'holds' || verdict === 'violated';
}

function pairOf(a: string, b: string): string {
  return [a, b].sort().join(' ');
}

function changesIn(
  name: string,
  clause: string,
  steps: readonly Step[],
  raced: ReadonlyMap<string, number>
): Change[] {
  const decided = steps.filter(({ verdict }) => isDecided(verdict));
  return decided.flatMap((after, at) => {
    const before = decided[at - 1];
    if (!before || before.verdict === after.verdict) return [];
    const isBroke = after.verdict === 'violated';
    const { divergence } = isBroke ? after : before;
    // Told by its clause alone where nothing of it was shrunk.
    if (!divergence) return [];
    const { token, story } = divergence;
    if (!canBeAsked(isBroke ? before : after, token)) return [];
    return [
      {
        clause,
        kind: isBroke ? 'broke' : 'mended',
        before: before.version,
        after: after.version,
        tokens: {
          before: tokenFor(name, before.version, token),
          after: tokenFor(name, after.version, token),
        },
        story,
        raced: raced.get(pairOf(before.version, after.version)) ?? 0,
      },
    ];
  });
}
