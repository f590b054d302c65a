import { normalise, withoutInstants } from '../laboratory/normalise.js';
import type { Operation } from '../model/history.js';
import { differenceOf, firstDifference } from '../sim/trace.js';
import type { Names } from '../worlds/contract/names.js';
import { type Attempt, traceLines } from './attempt.js';
import { wordsOf } from './doubts.js';
import { stepOf } from './position.js';
import { responseWords } from './story/answer-words.js';
import { callWords } from './story/call-words.js';
import { unlikeFields } from './unlike-fields.js';

/** What two runs of one plan did not do alike. */
export interface Unlike {
  /** The gate after which they part, counted from 1; absent: only in the end. */
  readonly step?: number | undefined;
  /** The call in which it shows first: its actor and what it asked. */
  readonly call?: string | undefined;
  readonly first: string;
  readonly second: string;
}

/**
 * Determinism is checked, not hoped for: gates, answers and verdicts of two
 * runs of one plan are the same, or the schedule is not under control.
 */
export function lackOfControl(
  first: Attempt,
  second: Attempt
): string | undefined {
  const [effect] = second.simulated.escapes;
  if (effect !== undefined) return `uncontrolled at ${effect}`;
  const unlike = unlikeOf(first, second);
  return unlike && unlikeWords(unlike);
}

export function unlikeOf(first: Attempt, second: Attempt): Unlike | undefined {
  const gate = gateUnlike(first, second);
  const answer = answerUnlike(first, second);
  // A gate that differs after an answer that differed is its consequence.
  if (!answer) return gate ?? verdictUnlike(first, second);
  if (!gate) return answer;
  return (answer.step ?? 0) < (gate.step ?? 0) ? answer : gate;
}

function unlikeWords({ step, call, first, second }: Unlike): string {
  const where = [
    ...(step === undefined ? [] : [`step ${step}`]),
    ...(call === undefined ? [] : [call]),
  ];
  const at = where.length > 0 ? ` at ${where.join(', ')}` : '';
  return `uncontrolled${at}: the first run: ${first}, a second run differs: ${second}`;
}

function gateUnlike(first: Attempt, second: Attempt): Unlike | undefined {
  const lines = [first, second].map(({ simulated }) => traceLines(simulated));
  const [one = [], two = []] = lines;
  const different = differenceOf(one, two);
  if (!different) return undefined;
  const { step, expected, found } = different;
  const { simulated } = first.simulated.trace.length >= step ? first : second;
  const actor = simulated.trace[step - 1]?.actor;
  const own = simulated.history.operations.filter(
    (operation) => operation.actor === actor
  );
  // At the gate of its first call it has made none.
  const call = own.findLast(({ invoked }) => stepOf(invoked) < step) ?? own[0];
  return {
    step,
    call: call && callOf(call),
    first: expected,
    second: found,
  };
}

function answerUnlike(first: Attempt, second: Attempt): Unlike | undefined {
  const { simulated: a } = first;
  const { simulated: b } = second;
  const [one, two] = [a.history.operations, b.history.operations];
  const at = firstDifference(
    one.map((operation) => textOf(operation, a.names)),
    two.map((operation) => textOf(operation, b.names))
  );
  const operation = one[at] ?? two[at];
  if (!operation) return undefined;
  return {
    step: stepOf(operation.returned ?? operation.invoked),
    call: callOf(operation),
    ...outcomesOf(one[at], two[at], a.names, b.names),
  };
}

function verdictUnlike(first: Attempt, second: Attempt): Unlike | undefined {
  const [one, two] = [verdictOf(first), verdictOf(second)];
  return one === two ? undefined : { first: one, second: two };
}

function verdictOf({ judgement, broken, doubts, failure }: Attempt): string {
  if (failure !== undefined) return failure;
  const exercised = [...(judgement?.exercised ?? [])].sort().join(' ');
  const decided = judgement?.unknown ? 'undecided' : 'decided';
  return `${decided}, breaks ${[...broken].sort().join(' ') || 'nothing'}, doubts ${doubts.map(wordsOf).join('; ') || 'nothing'}, exercises ${exercised || 'nothing'}`;
}

function callOf({ actor, call }: Operation): string {
  return `${actor}: ${callWords(call)}`;
}

/** In words, with the fields that are not the same. */
function outcomesOf(
  one: Operation | undefined,
  two: Operation | undefined,
  names: Names,
  others: Names
): { readonly first: string; readonly second: string } {
  const [first, second] = [wordsIn(one, names), wordsIn(two, others)];
  const [of, against] = unlikeFields(
    answerText(one?.response, names),
    answerText(two?.response, others)
  );
  const all = (words: string, fields: string) =>
    fields === '' ? words : `${words} with ${fields}`;
  return { first: all(first, of), second: all(second, against) };
}

function wordsIn(operation: Operation | undefined, names: Names): string {
  if (!operation) return 'not called';
  return normalise(names.redact(responseWords(operation.response)));
}

/** An event is asked for by its id, a log from a cursor: see `answerText`. */
const MADE_ANEW: ReadonlySet<string> = new Set(['event', 'from', 'cursor']);

function textOf(operation: Operation, names: Names): string {
  const { response, ...asked } = operation;
  const text = JSON.stringify(asked, (key, value: unknown) =>
    MADE_ANEW.has(key) && typeof value === 'string' ? '' : value
  );
  return `${text} ${answerText(response, names)}`;
}

/** Lists of entities: by what they are sorted, nobody says. */
const LISTS: ReadonlySet<string> = new Set(['runs', 'hooks', 'steps']);

/**
 * A World may sort by ids, which are new for each schedule: what is listed has
 * to be the same, in whatever order.
 */
function inOneOrder(items: readonly unknown[]): readonly unknown[] {
  return items.toSorted((a, b) =>
    JSON.stringify(a) < JSON.stringify(b) ? -1 : 1
  );
}

/**
 * Ids of events are made by the World, from the epoch of the schedule for one:
 * what matters of them, their order, is that of the list that they are in. An
 * id that the World builds around a token of the plan holds what is new for
 * each schedule, as the token does: the name stands in its place.
 */
function answerText(response: Operation['response'], names: Names): string {
  const text = JSON.stringify(response, (key, value: unknown) => {
    if (key === 'id') return undefined;
    // By a server's clock two changes may fall into one moment, or not.
    if (key === 'updatedAt') return undefined;
    // Where a list ends is told by what it has; whether it says so is not.
    if (key === 'cursor') return value === null ? null : undefined;
    // An error may quote its request, with the time at which it was made.
    if ((key === 'message' || key === 'because') && typeof value === 'string')
      return withoutInstants(names.redact(value));
    if (LISTS.has(key) && Array.isArray(value)) return inOneOrder(value);
    return typeof value === 'string' ? names.redact(value) : value;
  });
  return normalise(text ?? '');
}
