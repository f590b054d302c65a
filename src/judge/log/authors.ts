import { attemptsIn } from '../../model/attempts.js';
import { stepValueOf } from '../../model/call.js';
import { eventTypeOf } from '../../model/event-types.js';
import type { History, Operation } from '../../model/history.js';
import { isInDoubt } from '../../model/moments-of.js';
import type { LogEntry } from '../../model/response.js';
import { isSameResume } from '../../model/same-resume.js';
import { isEcho } from '../../model/singly.js';
import { createdByStart, mayHaveCreated } from './lazy-starts.js';
import type { RunLog } from './run-log.js';

/** Whether an operation would have written this entry. */
export function mayHaveWritten(operation: Operation, entry: LogEntry): boolean {
  const { call } = operation;
  if (eventTypeOf(operation) !== entry.type) return false;
  switch (call.kind) {
    case 'createHook':
    case 'disposeHook':
      return entry.subject === call.hook;
    case 'resume':
      return entry.subject === call.hook && entry.value === call.payload;
    case 'createStep':
    case 'startStep':
    case 'lazyStartStep':
    case 'completeStep':
    case 'failStep':
      return entry.subject === call.step;
    case 'createWait':
    case 'completeWait':
      return entry.subject === call.wait;
    case 'retryStep': {
      const { subject, value } = entry;
      const isSame = !value || value === stepValueOf(call);
      return subject === call.step && isSame;
    }
    case 'setAttributes':
      return JSON.stringify(entry.changes) === JSON.stringify(call.changes);
    case 'endRun':
      return call.status !== 'completed' || entry.value === call.value;
    default:
      return true;
  }
}

/** The creation of a run that its start may have brought about. */
export function mayHaveBorn({ call }: Operation, entry: LogEntry): boolean {
  const isResilient = call.kind === 'startRun' && call.data !== undefined;
  return isResilient && entry.type === 'run_created';
}

/**
 * Who wrote which entry: for each operation the position of its event in the
 * log. By the event id that the call was answered with, else by content, the
 * first that is left; an operation that converged on another's event shares it.
 * What is left after that is of those of which nobody was told whether they
 * took effect, if it cannot be of anybody else; a resume that brought an id
 * shares the event of that id.
 */
export function authorsOf(
  log: RunLog,
  history: History
): ReadonlyMap<number, number> {
  const positions = new Map<number, number>();
  const taken = new Set<number>();
  const write = (index: number, at: number): void => {
    if (at < 0) return;
    positions.set(index, at);
    taken.add(at);
  };
  const accepted = log.operations.filter((index) => {
    const response = history.operations[index]?.response;
    return (
      response?.ok === true && response.created !== false && !isEcho(response)
    );
  });
  for (const index of accepted) {
    const operation = history.operations[index] as Operation;
    const id = operation.response?.ok && operation.response.event?.id;
    const at = log.entries.findIndex(
      (entry) => entry.id === id && mayHaveWritten(operation, entry)
    );
    write(index, at);
  }
  for (const index of accepted) {
    if (positions.has(index)) continue;
    write(index, firstLeft(log, history, index, taken));
  }
  for (const at of createdByStart(log, history, accepted, taken)) taken.add(at);
  const inDoubt = log.operations.filter((index) =>
    isInDoubt(history.operations[index] as Operation)
  );
  for (const index of inDoubt) {
    const shared = ofSameId(index, history, positions);
    if (shared !== undefined) {
      write(index, shared);
      continue;
    }
    const at = firstLeft(log, history, index, taken);
    if (isSoleAuthor(log, history, index, at)) write(index, at);
  }
  return positions;
}

/**
 * The event that a resume with the same id was answered with: of the two there
 * is one event, and whoever was told of it need not have written it.
 */
function ofSameId(
  index: number,
  { operations }: History,
  positions: ReadonlyMap<number, number>
): number | undefined {
  const call = operations[index]?.call;
  if (call?.kind !== 'resume') return undefined;
  for (const [other, at] of positions) {
    const told = operations[other]?.call;
    if (told?.kind === 'resume' && isSameResume(told, call)) return at;
  }
  return undefined;
}

function firstLeft(
  { entries, operations: ofRun }: RunLog,
  { operations }: History,
  index: number,
  taken: ReadonlySet<number>
): number {
  const operation = operations[index] as Operation;
  const left = [...entries.keys()].filter(
    (at) => !taken.has(at) && mayHaveWritten(operation, entries[at] as LogEntry)
  );
  const [first = -1] = left;
  if (left.length < 2) return first;
  // What died before it was asked for can only have written before it.
  const dead = ofRun.filter((other) => {
    const { cutAt = Number.POSITIVE_INFINITY } = operations[other] as Operation;
    return (
      cutAt < operation.invoked &&
      mayHaveWritten(operations[other] as Operation, entries[first] as LogEntry)
    );
  });
  return left[Math.min(dead.length, left.length - 1)] ?? first;
}

/** Of several that were not accepted, nobody knows whose event it is. */
function isSoleAuthor(
  log: RunLog,
  { operations }: History,
  index: number,
  at: number
): boolean {
  const entry = log.entries[at];
  if (!entry) return false;
  const own = attemptsIn(operations).get(index) ?? [index];
  return log.operations.every((other) => {
    // Which attempt has written it makes no difference.
    if (own.includes(other)) return true;
    const operation = operations[other] as Operation;
    const { call, response } = operation;
    // A claim that was told that it exists may be what it was told of.
    const isToldOfItself =
      call.kind === 'createHook' &&
      response?.ok === false &&
      response.refusal === 'exists';
    const isCandidate = isInDoubt(operation) || isToldOfItself;
    if (mayHaveBorn(operation, entry)) return false;
    const mayBe =
      mayHaveWritten(operation, entry) || mayHaveCreated(operation, entry);
    return !isCandidate || !mayBe;
  });
}
