import type { Reference } from './catalog.js';

/** Tables that refer to each other can only be truncated together. */
export function cluster(
  tables: readonly number[],
  references: readonly Reference[]
): number[][] {
  const clusterOf = new Map(tables.map((oid) => [oid, [oid]]));
  for (const { one, other } of references) {
    const left = clusterOf.get(one);
    const right = clusterOf.get(other);
    if (!left || !right || left === right) continue;
    left.push(...right);
    for (const oid of right) clusterOf.set(oid, left);
  }
  return [...new Set(clusterOf.values())];
}
