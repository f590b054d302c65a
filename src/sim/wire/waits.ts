/** Which sessions wait, and for whom; a session is its client's local port. */
export type Waits = ReadonlyMap<number, readonly number[]>;

/** Asks the server, beside all connections that are watched. */
export type WaitProbe = (sessions: readonly number[]) => Promise<Waits>;

/**
 * Whether nothing will move by itself: every session that has not answered
 * waits, and no two of them wait for each other. Sessions that have answered
 * are at rest, so whoever waits for one of those waits until the schedule lets
 * it go on; a circle is broken by the server, as a deadlock.
 */
export function isStable(unanswered: readonly number[], waits: Waits): boolean {
  return (
    unanswered.every((session) => waits.has(session)) &&
    !unanswered.some((session) => isInCircle(session, waits))
  );
}

function isInCircle(start: number, waits: Waits): boolean {
  const seen = new Set<number>();
  const reachable = [...(waits.get(start) ?? [])];
  for (let next = reachable.pop(); next !== undefined; next = reachable.pop()) {
    if (next === start) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    reachable.push(...(waits.get(next) ?? []));
  }
  return false;
}
