import type { ListEntry } from '../list-entry.js';
import type { Letter } from './alphabet.js';
import { CRASH_PAIR, crashPairs, pointsOf } from './crash-points.js';
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
  const isCrash = fault === 'crash';
  const all = `Each call in each small state, with ${title}: ${points.length} calls`;
  return [
    {
      id: `${word}s`,
      title: isCrash ? `${all}, and the ${CRASH_PAIR}s.` : `${all}.`,
    },
    ...(isCrash ? [{ id: word, title: `${all} alone.` }] : []),
    ...familiesOf(points, `This call, with ${title}.`),
    ...(isCrash ? crashPairFamilies() : []),
  ];
}

function crashPairFamilies(): ListEntry[] {
  const pairs = crashPairs();
  const how = 'with a death of either at every gate';
  return [
    {
      id: `${CRASH_PAIR}s`,
      title: `The pairs that share a token, ${how}: ${pairs.length} pairs.`,
    },
    ...familiesOf(pairs, `This call against others for its token, ${how}.`),
  ];
}

function familiesOf(pairs: readonly Pair[], title: string): ListEntry[] {
  return [...new Set(pairs.map(familyOf))].map((id) => ({ id, title }));
}

/** `crash-point.claim` */
function familyOf({ id }: Pair): string {
  return id.split('.').slice(0, 2).join('.');
}
