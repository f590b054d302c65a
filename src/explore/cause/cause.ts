import { createHash } from 'node:crypto';
import type { DivergenceCause, Place } from '../../report/record.js';
import type { Trace, TraceStep } from '../../sim/trace.js';
import type { Attempt } from '../attempt.js';
import { placesIn, trailWords } from '../story/places.js';
import { racesIn } from './races.js';

/**
 * What a divergence comes from: the places of the effects that race, and the
 * calls that race. Of a World whose effects nobody sees, the calls and where
 * they enter it.
 */
export function causeOf({ simulated }: Attempt): DivergenceCause {
  const { trace, home } = simulated;
  const places = placesIn(trace, home);
  const races = racesIn(trace);
  const calls = callsOf(
    trace,
    races.flatMap(({ held, other }) => [held, other])
  );
  const spot = (step: TraceStep) => ({
    effect: step.label.name,
    places: [...places.trail(step)],
  });
  const spots = unique(
    races.flatMap(({ held, other }) => [spot(held), spot(other)])
  );
  const found = spots.length > 0 ? spots : unique(entries(trace, places.of));
  const words = [...calls, ...found.map(spotWords)];
  return { id: idOf(words), calls, spots: found };
}

type Spot = DivergenceCause['spots'][number];

/** The calls in which the effects happen, by kind; all where none is seen. */
function callsOf(trace: Trace, effects: readonly TraceStep[]): string[] {
  const steps = effects.map((effect) => trace.indexOf(effect));
  const begun = steps.flatMap((at) => callAt(trace, at) ?? []);
  const calls =
    begun.length > 0
      ? begun
      : trace.filter(({ label }) => label.kind === 'call');
  return [...new Set(calls)]
    .map(({ label }) => label.name.replace('call:', ''))
    .sort();
}

function callAt(trace: Trace, at: number): TraceStep | undefined {
  const actor = trace[at]?.actor;
  return trace
    .slice(0, at)
    .findLast((step) => step.actor === actor && step.label.kind === 'call');
}

/** Where each call enters the World. */
function entries(
  trace: Trace,
  placesOf: (step: TraceStep) => readonly Place[]
): Spot[] {
  return trace.flatMap((step) => {
    const entry =
      step.label.kind === 'call' ? placesOf(step).at(-1) : undefined;
    return entry ? [{ effect: step.label.name, places: [entry] }] : [];
  });
}

function unique(spots: readonly Spot[]): Spot[] {
  const byWords = new Map(spots.map((spot) => [spotWords(spot), spot]));
  return [...byWords]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, spot]) => spot);
}

/**
 * What tells a spot from others: not the effect, since a look and a write of
 * one line are one place, and not the line of a helper that it goes through.
 */
function spotWords({ effect, places }: Spot): string {
  const [first, second] = places;
  const isHelped = second !== undefined && second.file !== first?.file;
  return trailWords(isHelped ? places.slice(1) : places) || effect;
}

/** The same in every run of the same code. */
function idOf(words: readonly string[]): string {
  return createHash('sha256')
    .update(words.join('\n'))
    .digest('hex')
    .slice(0, 8);
}
