import { normalise } from '../../laboratory/normalise.js';
import type { HeldGate } from '../../report/record.js';
import type { Attempt } from '../attempt.js';
import { holdsIn } from './holds.js';
import { placesIn } from './places.js';

/** The gates that a story names, with the places of their effects. */
export function heldGates({ simulated }: Attempt): HeldGate[] | undefined {
  const { trace, home, names } = simulated;
  if (home === undefined) return undefined;
  const places = placesIn(trace, home);
  return holdsIn(trace).map(({ step }) => ({
    actor: step.actor,
    effect: step.label.name,
    target: normalise(names.redact(step.label.target)),
    places: [...places.of(step)],
  }));
}
