import type { ListEntry } from '../list-entry.js';
import type { Letter } from './alphabet.js';
import { pointsOf } from './crash-points.js';
import { SMALL_SCOPE } from './pair-scenario.js';
import { PAIR_PREFIX, type Pair } from './pairs.js';
import { POINT_FAULTS, POINTS, type PointFault } from './point-faults.js';
import { smallScope } from './scope.js';

/** Pairs are many: they are listed by the first of their two calls. */
export function pairFamilies(): ListEntry[] {
  const families = new Map<string, string[]>();
  for (const { id, letters } of smallScope()) {
    const family = PAIR_PREFIX + (letters[0] as Letter).name;
    families.set(family, [...(families.get(family) ?? []), id]);
  }
  return [
    ...POINT_FAULTS.flatMap(befallenFamilies),
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

function befallenFamilies(fault: PointFault): ListEntry[] {
  const { word, title } = POINTS[fault];
  const points = pointsOf(fault);
  const pairs = fault === 'crash' ? ', and the pairs that share a token' : '';
  return [
    {
      id: `${word}s`,
      title: `Each call in each small state, with ${title}: ${points.length} calls${pairs}.`,
    },
    ...[...new Set(points.map(familyOf))].map((id) => ({
      id,
      title: `This call, with ${title}.`,
    })),
  ];
}

/** `crash-point.claim` */
function familyOf({ id }: Pair): string {
  return id.split('.').slice(0, 2).join('.');
}
