/** CPU of this process and its threads so far, in ms, user and system. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export interface Spent {
  readonly cpuMs: number;
  readonly wallMs: number;
}

/** What some work takes of this process, and of the clock on the wall. */
export async function spentOn(work: () => Promise<unknown>): Promise<Spent> {
  const [cpu, wall] = [cpuMs(), performance.now()];
  await work();
  return { cpuMs: cpuMs() - cpu, wallMs: performance.now() - wall };
}

/**
 * The cheapest of some rounds. Other work on the machine only ever adds: the
 * least disturbed round says most about the code.
 */
export function cheapest(rounds: readonly Spent[]): Spent {
  return {
    cpuMs: Math.min(...rounds.map((round) => round.cpuMs)),
    wallMs: Math.min(...rounds.map((round) => round.wallMs)),
  };
}
