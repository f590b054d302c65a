import { PAIR_PREFIX, type Pair, pairsNamed } from './pairs.js';
import { readScope } from './scope-file.js';

/** What a build has walked, and what was asked for beside that. */
let byId: Map<string, Pair> | undefined;

/**
 * A pair that nothing befalls: what stands in the build is not walked for, and
 * what the scope leaves out is found all the same, as a token may name it.
 */
export function plainPairById(id: string): Pair | undefined {
  if (!id.startsWith(PAIR_PREFIX)) return undefined;
  byId ??= new Map(readScope()?.map((pair) => [pair.id, pair]));
  if (!byId.has(id)) {
    const names = id.split('.').slice(1, 3).join('.');
    for (const pair of pairsNamed(names)) byId.set(pair.id, pair);
  }
  return byId.get(id);
}
