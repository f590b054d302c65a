import type { Trace, TraceStep } from '../trace.js';

/** The steps of a schedule, from one to the other, at which a turn is the same. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A turn that was taken in place of the one that a schedule had there. */
export interface Turn {
  /** The schedule that it leaves, */
  readonly of: Trace;
  /** at which step, and which of the gates that were ready there. */
  readonly at: number;
  readonly choice: number;
}

/**
 * At which steps of the schedule that it left a turn comes to the same. `trace`: of
 * the turn itself.
 */
export function spanOf(turn: Turn, trace: Trace): Span {
  const { at } = turn;
  const ended = trace[at]?.ends;
  if (ended !== undefined) return deathSpan(turn, ended);
  return { from: at, to: sameUntil(turn, trace) };
}

/**
 * It saw to what was to befall a later effect, and until then everything went on as
 * if it had not been. Taken at any of these steps it meets the same effect, in the
 * same state. Where nothing was befallen at all, that is all of them.
 */
function sameUntil(turn: Turn, trace: Trace): number {
  const { of, at } = turn;
  if (!trace[at]?.awaits || trace[at].isBefallen) return at;
  const taker = actorOf(turn);
  let same = at;
  // A step later, since the turn itself is one.
  while (isLike(of[same], trace[same + 1], taker)) {
    if (trace[same + 1]?.isBefallen) break;
    same++;
  }
  return same;
}

/**
 * A process that ends takes with it what it alone knows: it leaves the same before a
 * step of its own that nobody else could see, and after it. What others do meanwhile
 * they do in either case; of such deaths the earliest stays, since whatever was
 * asked of the process must have taken place by then.
 */
function deathSpan({ of, at }: Turn, ended: number): Span {
  const isOwn = (step: TraceStep | undefined) => step?.process === ended;
  let [from, to] = [at, at];
  while (isOwn(of[from - 1]) && !of[from - 1]?.isSeen) from--;
  while (to < of.length && !(isOwn(of[to]) && of[to]?.isSeen)) to++;
  return { from, to };
}

/** Whether a turn is one that comes to the same as one that was taken. */
export function isSameTurn(
  turn: Turn,
  taken: Turn,
  { from, to }: Span
): boolean {
  return (
    turn.of === taken.of &&
    turn.at !== taken.at &&
    turn.at >= from &&
    turn.at <= to &&
    actorOf(turn) === actorOf(taken)
  );
}

function actorOf({ of, at, choice }: Turn): string | undefined {
  return of[at]?.actors[choice];
}

/**
 * That it was the same effect, in the same company. Its target may be named by the
 * clock, which the turn has moved on.
 */
function isLike(
  one: TraceStep | undefined,
  other: TraceStep | undefined,
  taker: string | undefined
): boolean {
  if (one?.actor !== other?.actor) return false;
  if (one?.label.name !== other?.label.name) return false;
  const others = one?.actors.filter((actor) => actor !== taker);
  return one !== undefined && `${others}` === `${other?.actors}`;
}
