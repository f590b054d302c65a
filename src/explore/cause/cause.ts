import { createHash } from 'node:crypto';
import { trailWords } from '../../report/causes.js';
import type { DivergenceCause } from '../../report/record.js';
import type { Trace, TraceStep } from '../../sim/trace.js';
import type { Attempt } from '../attempt.js';
import { clausesOf } from '../doubts.js';
import { type CutCall, cutsIn, lossIn } from '../story/deaths.js';
import { type Places, placesIn } from '../story/places.js';
import { raceIn } from './races.js';

/** Calls of a story without a race whose places tell it. */
const LAST_CALLS = 2;

/**
 * What a divergence comes from: the places of the two effects that race. One
 * place may serve several calls; that is one cause. Where nothing races, the
 * last calls of the story, and where they come into the World.
 */
export function causeOf(attempt: Attempt): DivergenceCause {
  const { simulated, broken, doubts } = attempt;
  const { trace, home } = simulated;
  const places = placesIn(trace, home);
  const cut = cutsIn(trace)[0] ?? lossIn(trace);
  if (cut) return causeOfDeath(cut, places);
  const race = raceIn(trace);
  const steps = race ? [race.held, race.other] : lastCalls(trace);
  const calls = steps.map((step) => callOf(trace, step));
  const spots = unique(
    steps.flatMap((step) => {
      const shown = race ? step : firstEffect(trace, step);
      const trail = [...places.trail(shown)];
      return trail.length > 0
        ? [{ effect: shown.label.name, places: trail }]
        : [];
    })
  );
  const words = spots.map(spotWords);
  // Without a place the effects are all that there is to go by.
  const isPlaced = race !== undefined && words.length > 0;
  const effects = steps.map(({ label }) => label.name);
  const placed = isPlaced ? words : [...calls, ...effects, ...words];
  // Where nothing was called, what broke is all that there is to tell.
  const clauses = [...broken, ...doubts.flatMap(clausesOf)].toSorted();
  const key = placed.length > 0 ? placed : clauses;
  return { id: idOf(key), calls: calls.sort(), spots };
}

/**
 * Where a process died, or a connection was lost: between the last change that
 * its call had made and the gate that it never passed. The same change with
 * another gate after it, which is as little passed, is the same cause.
 */
function causeOfDeath(
  { call, done, gate, end }: CutCall,
  places: Places
): DivergenceCause {
  const last = done.at(-1);
  const spots = [...(last ? [last] : []), gate].flatMap((step) => {
    const trail = [...places.trail(step)];
    const effect = step.label.name;
    return trail.length > 0 ? [{ effect, places: trail }] : [];
  });
  const [first] = spots;
  const place = first ? spotWords(first) : (last ?? gate).label.name;
  return { id: idOf(['death', call, place]), calls: [call, end], spots };
}

type Spot = DivergenceCause['spots'][number];

function lastCalls(trace: Trace): TraceStep[] {
  return trace.filter(({ label }) => label.kind === 'call').slice(-LAST_CALLS);
}

/** What a call does first; a World in memory does nothing that is seen. */
function firstEffect(trace: Trace, call: TraceStep): TraceStep {
  const begin = trace.indexOf(call);
  const next = trace.slice(begin + 1).find(({ actor }) => actor === call.actor);
  return next && next.label.kind !== 'call' ? next : call;
}

/** The kind of the call that a step is part of. */
function callOf(trace: Trace, step: TraceStep): string {
  const at = trace.indexOf(step);
  const call = trace
    .slice(0, at + 1)
    .findLast(
      ({ actor, label }) => actor === step.actor && label.kind === 'call'
    );
  return call?.label.name.replace('call:', '') ?? step.actor;
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
