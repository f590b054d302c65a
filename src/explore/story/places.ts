import { type Place, placeOf, placeWords } from '../../sim/frames/place.js';
import type { Trace, TraceStep } from '../../sim/trace.js';

/** Where effects are asked for, of one run. */
export interface Places {
  /** From the place that asked outwards; empty where none is known. */
  of(step: TraceStep): readonly Place[];
  /** As much of them as tells where to look. */
  trail(step: TraceStep): readonly Place[];
}

const NOWHERE: Places = { of: () => [], trail: () => [] };

/** `home`: the directory of the package; without one nothing is known. */
export function placesIn(trace: Trace, home: string | undefined): Places {
  if (home === undefined) return NOWHERE;
  const found = new Map<TraceStep, readonly Place[]>();
  for (const step of trace.flatMap((each) => [each, ...(each.cut ?? [])])) {
    const frames = step.at ?? [];
    found.set(
      step,
      frames.map((frame) => placeOf(frame, home))
    );
  }
  const of = (step: TraceStep) => found.get(step) ?? [];
  const effects = trace.filter(({ label }) => label.kind !== 'call');
  const passages = passagesIn(effects.map(of));
  return { of, trail: (step) => trailOf(of(step), passages) };
}

/** The part of all effects that goes through a wrapper of every call. */
const PASSAGE_SHARE = 0.6;

/**
 * Files that are on the way to most effects wherever they are entered, such as
 * a wrapper that traces every call: they say nothing of any of them.
 */
function passagesIn(chains: readonly (readonly Place[])[]): Set<string> {
  const counts = new Map<string, number>();
  const lines = new Map<string, Set<string>>();
  for (const chain of chains) {
    for (const key of new Set(chain.map(placeWords))) {
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const place of chain) {
      const own = lines.get(place.file) ?? new Set();
      lines.set(place.file, own.add(placeWords(place)));
    }
  }
  const least =
    chains.filter(({ length }) => length > 0).length * PASSAGE_SHARE;
  const isPassage = (key: string) => (counts.get(key) ?? 0) > least;
  const files = [...lines].filter(([, keys]) => [...keys].every(isPassage));
  return new Set(files.map(([file]) => file));
}

/** Places of one effect that are shown at most. */
const SHOWN_MAX = 4;

/**
 * From the place that asked outwards, a place of each file on the way; where
 * the way stays in one file, its lines.
 */
function trailOf(
  chain: readonly Place[],
  passages: ReadonlySet<string>
): readonly Place[] {
  const last = chain.findLastIndex(({ file }) => !passages.has(file));
  // Where nothing else is on the way, the wrapper is the World.
  const way = last < 0 ? chain : chain.slice(0, last + 1);
  const first = new Map([...way].reverse().map((place) => [place.file, place]));
  const files = way.filter((place) => first.get(place.file) === place);
  const told = files.length > 1 ? files : way;
  return told
    .filter((place, at) => told[at - 1]?.line !== place.line || at === 0)
    .slice(0, SHOWN_MAX);
}
