import type { ListEntry } from '../engine-types.js';
import { SMALL_SCOPE } from './pair-scenario.js';
import { PAIR_PREFIX } from './pairs.js';
import { smallScope } from './scope.js';

/** Pairs are many: they are listed by the first of their two calls. */
export function pairFamilies(): ListEntry[] {
  const families = new Map<string, string[]>();
  for (const { id, letters } of smallScope()) {
    const family = PAIR_PREFIX + letters[0].name;
    families.set(family, [...(families.get(family) ?? []), id]);
  }
  return [
    {
      id: SMALL_SCOPE,
      title: `All ${smallScope().length} pairs of calls from small states.`,
    },
    ...[...families].map(([id, pairs]) => ({
      id,
      title: `This call against others that touch what it touches: ${pairs.length} pairs.`,
      detail: `${pairs[0]}, …`,
    })),
  ];
}
