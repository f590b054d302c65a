import type { Call } from '../../model/call.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import { isWrite } from '../../model/writes.js';
import type { Pair } from './pairs.js';
import { readClausesOf } from './read-clauses.js';
import { after, NOTHING, refused, type Small } from './small.js';

const known = new WeakMap<Pair, readonly ClauseId[]>();

/**
 * The clauses of which a pair tells something: those that the model consults
 * for its writes, one after the other in either order, and those of what is
 * read, by the pair or once all is over.
 */
export function clausesOf(pair: Pair): readonly ClauseId[] {
  const clauses = known.get(pair) ?? consultedFor(pair);
  known.set(pair, clauses);
  return clauses;
}

/** Says of a pair what was found before: see `clausesOf`. */
export function isAbout(pair: Pair, clauses: readonly ClauseId[]): void {
  known.set(pair, clauses);
}

function consultedFor({ setup, letters }: Pair): readonly ClauseId[] {
  const [one, other] = letters.map(({ call }) => call) as [Call, Call?];
  if (!other) return [...new Set(consulted([...setup, one]))];
  const orders = [
    [one, other],
    [other, one],
  ];
  const clauses = orders.flatMap((order) => consulted([...setup, ...order]));
  return [...new Set(clauses)];
}

function consulted(calls: readonly Call[]): ClauseId[] {
  let small: Small = NOTHING;
  const clauses: ClauseId[] = [];
  const taken: Call[] = [];
  for (const call of calls) {
    if (!isWrite(call)) continue;
    const accepted = after(small, call);
    if (accepted) taken.push(call);
    const outcome = accepted ?? refused(small, call);
    clauses.push(...(outcome?.exercises ?? []));
    small = outcome?.small ?? small;
  }
  return [
    'call.answered',
    ...clauses,
    ...readClausesOf({ calls, taken, end: small }),
  ];
}
