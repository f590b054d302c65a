import type { Cast } from './cast.js';
import type { Operation } from './history.js';
import type { Doubt, Moment } from './moment.js';
import { whole } from './parts.js';
import { isLost, isUndecided } from './refusals.js';
import { isWrite } from './writes.js';

/** What the final logs say of an operation, and when all of it has shown. */
interface Evidence {
  /** Its index in the history. */
  readonly operation: number;
  /** A final log has its event. */
  readonly isLogged: boolean;
  /** Somebody has looked after all was quiet. */
  readonly isOver: boolean;
}

const NO_EVIDENCE: Evidence = { operation: 0, isLogged: false, isOver: false };

/**
 * Takes an operation apart. `place`: where the log has its event, counted from
 * the creation of the run.
 */
export function momentsOf(
  operation: Operation,
  cast: Cast,
  place: number | undefined,
  evidence = NO_EVIDENCE
): Moment[] {
  const { response } = operation;
  if (!isInDoubt(operation)) {
    return isLost(response) ? [] : whole(operation, cast, place);
  }
  const effects = whole({ ...operation, ...UNTOLD }, cast, place);
  // What is still under way may have come to any of its moments.
  if (!response && !evidence.isOver) return effects;
  const isAnswered = response !== undefined && !isLost(response);
  const { operation: index, isLogged } = evidence;
  const moments = effects.length;
  const doubt: Doubt = { operation: index, moments, isLogged, isAnswered };
  const inDoubt = effects.map((each): Moment => ({ ...each, doubt }));
  if (!isAnswered) return inDoubt;
  const [answer] = whole(operation, cast, place);
  return answer ? [{ ...answer, part: 'answer', doubt }, ...inDoubt] : inDoubt;
}

const UNTOLD = { response: undefined, returnedAtMs: undefined };

/** A write of which nobody was told whether it took effect. */
export function isInDoubt({ call, response }: Operation): boolean {
  return isWrite(call) && isUndecided(response);
}
