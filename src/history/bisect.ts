import type { ClauseId } from '../model/clauses/registry.js';
import { linesOf } from './neighbours.js';
import { type Probe, shownIn } from './probe.js';
import type { Change } from './record.js';
import { type Step, walk } from './walk.js';

export interface BisectOptions {
  readonly package: string;
  readonly version: string;
  readonly versions: readonly string[];
  readonly clause: ClauseId;
}

export interface Bisected {
  /** What the version in question does. */
  readonly last: Step;
  /** Absent where the oldest one does the same, or is not asked. */
  readonly change?: Change | undefined;
  /** The oldest of its line. */
  readonly first: Step;
  readonly checked: number;
}

/**
 * Finds the change that gave a version its verdict, by halving: as if there
 * were only one since the oldest version of its line. `history` looks at all of
 * them.
 */
export async function bisect(
  { package: name, version, versions, clause }: BisectOptions,
  probe: Probe
): Promise<Bisected> {
  const line = linesOf([...new Set([...versions, version])]).find((each) =>
    each.includes(version)
  );
  if (!line) throw new TypeError(`${version} is not among its versions`);
  const own = line.slice(0, line.indexOf(version) + 1);
  let checked = 0;
  const step = async (at: number): Promise<Step> => {
    checked++;
    const each = own[at] as string;
    return { version: each, ...shownIn(await probe.check(each), clause) };
  };
  const last = await step(own.length - 1);
  let oldest = last;
  let low = 0;
  let high = own.length - 1;
  let newer = last;
  const first = high > 0 ? await step(0) : last;
  if (first.verdict === last.verdict) return { last, first, checked };
  oldest = first;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    const found = await step(middle);
    const walked = await walk(name, clause, [found, newer], probe);
    const told = walked.steps[0] ?? found;
    if (told.verdict === newer.verdict) {
      newer = told;
      high = middle;
    } else {
      oldest = told;
      low = middle;
    }
  }
  const { changes } = await walk(name, clause, [oldest, newer], probe);
  return { last, first, change: changes[0], checked };
}
