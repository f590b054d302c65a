import type { GateLabel } from './context.js';

/** A gate that may be released now. */
export interface ReadyGate {
  readonly actor: string;
  readonly process: number;
  readonly label: GateLabel;
  /** Order of arrival. */
  readonly sequence: number;
}

/**
 * The order that choices index: first the gates of the actor that ran last,
 * so that choice 0 means "go on", then the others by actor. Within an actor,
 * the order of arrival.
 */
export function orderReady<G extends ReadyGate>(
  gates: readonly G[],
  last: string | undefined
): G[] {
  if (gates.length < 2) return gates.slice();
  return gates.slice().sort((a, b) => {
    if (a.actor !== b.actor) {
      if (a.actor === last) return -1;
      if (b.actor === last) return 1;
      return a.actor < b.actor ? -1 : 1;
    }
    return a.sequence - b.sequence;
  });
}
