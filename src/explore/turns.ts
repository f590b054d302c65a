import type { Play } from '../laboratory/jobs.js';
import type { ClauseId } from '../model/clauses/registry.js';
import type { WorldScenario } from './drafts.js';

interface Turn {
  readonly scenario: WorldScenario;
  /** Which of the scenario's turns in the round this is. */
  readonly place: number;
  /** How many turns it has in a round. */
  readonly share: number;
}

/** One round: who comes when. Rounds repeat. */
export type Turns = readonly Turn[];

/** Turns of a round that a scenario of one clause gets. */
const SHARE_MAX = 8;

/**
 * The order in which scenarios take turns. Where clauses are asked for, a
 * scenario that is about little else gets more turns than one in which
 * everything may happen.
 */
export function turnsOf(
  scenarios: readonly WorldScenario[],
  clauses?: readonly ClauseId[]
): Turns {
  const shares = scenarios.map((scenario) => (clauses ? shareOf(scenario) : 1));
  const turns: Turn[] = [];
  // Spread over the round: first everybody once, then those with a second turn.
  for (let place = 0; place < Math.max(0, ...shares); place++) {
    scenarios.forEach((scenario, at) => {
      const share = shares[at] ?? 1;
      if (place < share) turns.push({ scenario, place, share });
    });
  }
  return turns;
}

function shareOf({ exercises }: WorldScenario): number {
  return Math.max(1, Math.floor(SHARE_MAX / Math.max(1, exercises.length)));
}

/** Whose turn an index is, and the number of the draft that is played. */
export function turnAt(
  turns: Turns,
  index: number
): { scenario: WorldScenario; number: number } {
  const { scenario, place, share } = turns[index % turns.length] as Turn;
  const round = Math.floor(index / turns.length);
  return { scenario, number: round * share + place };
}

/** The play of an index where nothing is learned: everybody in turn. */
export function playAt(turns: Turns, index: number): Play {
  const { scenario, number } = turnAt(turns, index);
  return { index, scenario: scenario.id, number, isTwice: false };
}
