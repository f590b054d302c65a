import type { Outcome } from '../outcome.js';

/** What is known of a start that found its key taken, once all is quiet. */
export interface Duplicate {
  readonly outcome: Outcome;
  /** Its own input ran. */
  readonly ran: boolean;
  /** The run that held the key was ended by it. */
  readonly endedOwner?: boolean | undefined;
  /** The run that held the key was over before. */
  readonly ownerClosed?: boolean | undefined;
}

/** The word for what the duplicate was told and for what it did. */
export function duplicateWord(duplicate: Duplicate): string {
  const { outcome, ran, endedOwner, ownerClosed } = duplicate;
  if (outcome.type === 'rejected') {
    return ran ? 'rejected, yet it runs' : `rejected: ${outcome.why}`;
  }
  if (outcome.type === 'hung') return ran ? 'hung, yet it runs' : 'hung';
  if (outcome.type === 'indeterminate') return 'indeterminate';
  if (ran) {
    if (ownerClosed) return 'runs again';
    return endedOwner ? 'supersedes' : 'both run';
  }
  if (outcome.type === 'opaque') return 'dropped, not told';
  if (outcome.type === 'started') return 'told started, never runs';
  return outcome.type;
}

/** What many starts of one key at once came to. */
export function crowdWord(
  outcomes: readonly Outcome[],
  requestsRun: number
): string {
  if (requestsRun === 0) return 'none runs';
  if (requestsRun > 1) return 'several run';
  const others = new Set(
    outcomes
      .filter(({ type }) => type !== 'started')
      .map((o) => (o.type === 'rejected' ? `rejected: ${o.why}` : o.type))
  );
  const told = [...others].sort().join(' or ');
  return told === 'opaque'
    ? 'one runs, nobody can tell'
    : `one runs, others ${told || 'told started'}`;
}

/** How often each kind of answer was given: `1 started, 19 attached`. */
export function countOutcomes(outcomes: readonly Outcome[]): string {
  const counts = new Map<string, number>();
  for (const outcome of outcomes) {
    const word =
      outcome.type === 'rejected' ? `rejected: ${outcome.why}` : outcome.type;
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, n]) => `${n} ${word}`).join(', ');
}
