import { readToken, writeToken } from '../explore/token.js';
import type { ClauseId } from '../model/clauses/registry.js';
import type { Cell, Report } from '../report/record.js';

/** How a version of a World is asked; each answer is asked for once. */
export interface Probe {
  /** Every clause that is asked about. */
  check(version: string): Promise<Report>;
  /** The calls of a token, in any order, in another version. */
  race(version: string, token: string, clause: ClauseId): Promise<Report>;
}

/** What one version has shown of one clause. */
export interface Shown {
  readonly verdict: Cell['verdict'] | undefined;
  readonly divergence: Cell['divergences'][number] | undefined;
  readonly schedules: number;
}

export function shownIn({ cells }: Report, clause: string): Shown {
  const cell = cells.find((each) => each.clause === clause);
  return {
    verdict: cell?.verdict,
    divergence: cell?.divergences[0],
    schedules: cell?.schedules ?? 0,
  };
}

/** The same schedule, of another version. */
export function tokenFor(name: string, version: string, token: string): string {
  const { kit: _, ...payload } = readToken(token);
  return writeToken({ ...payload, subject: `${name}@${version}` });
}
