import type { Call } from '../../model/call.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import { isWrite } from '../../model/moment.js';
import type { Pair } from './pairs.js';
import { after, refused, type Small } from './small.js';

/**
 * The clauses of which a pair tells something: those that the model consults
 * for its writes, one after the other in either order, and those of its reads.
 */
export function clausesOf({ letters, small }: Pair): readonly ClauseId[] {
  const [one, other] = letters.map(({ call }) => call) as [Call, Call];
  return [
    ...new Set([
      ...consulted(small, one, other),
      ...consulted(small, other, one),
    ]),
  ];
}

function consulted(start: Small, ...calls: readonly Call[]): ClauseId[] {
  let small = start;
  return calls.flatMap((call) => {
    if (!isWrite(call)) return READS[call.kind] ?? [];
    const outcome = after(small, call) ?? refused(small, call);
    small = outcome?.small ?? small;
    return outcome?.exercises ?? [];
  });
}

const READS: Partial<Record<Call['kind'], readonly ClauseId[]>> = {};
