import type { Call } from './call.js';
import type { Operation } from './history.js';
import { isUndecided } from './refusals.js';
import { isWrite } from './writes.js';

/**
 * Calls by which a World can tell that it is asked for the same again, as they
 * name what they create or end. What names nothing is a call of its own each
 * time, and what brings an id for that very purpose has a clause of its own.
 */
const REPEATABLE: ReadonlySet<Call['kind']> = new Set([
  'createRun',
  'startRun',
  'endRun',
  'createHook',
  'disposeHook',
  'createStep',
  'lazyStartStep',
  'completeStep',
  'failStep',
  'createWait',
  'completeWait',
]);

/** Whether a World can tell by the call itself that it was asked before. */
export function isNamed(call: Call): boolean {
  if (call.kind === 'resume') return call.resumeId !== undefined;
  return REPEATABLE.has(call.kind);
}

/** The attempts of one operation: indices into the history, the first first. */
export type Attempts = readonly number[];

/** Asked by every rule about what a log has, of one and the same history. */
const found = new WeakMap<
  readonly Operation[],
  ReadonlyMap<number, Attempts>
>();

/**
 * The operations that were cut short, or repeated since nobody was told what
 * had become of them, by the index of each of their attempts.
 */
export function attemptsIn(
  operations: readonly Operation[]
): ReadonlyMap<number, Attempts> {
  const known = found.get(operations);
  if (known) return known;
  const attempts = findAttempts(operations);
  found.set(operations, attempts);
  return attempts;
}

function findAttempts(
  operations: readonly Operation[]
): ReadonlyMap<number, Attempts> {
  const found = new Map<number, number[]>();
  operations.forEach((operation, index) => {
    const { call, retryOf, cutAt } = operation;
    if (!isWrite(call)) return;
    if (retryOf !== undefined && isRepeated(operations[retryOf], call)) {
      const attempts = found.get(retryOf) ?? [retryOf];
      attempts.push(index);
      for (const each of attempts) found.set(each, attempts);
    } else if (cutAt !== undefined) found.set(index, [index]);
  });
  return found;
}

/** Whoever was answered knows, and asks for the same as anybody else does. */
function isRepeated(before: Operation | undefined, { kind }: Call): boolean {
  return (
    before?.call.kind === kind &&
    REPEATABLE.has(kind) &&
    isUndecided(before.response)
  );
}

/** The index of its first attempt: where it began. */
export function firstOf(
  index: number,
  attempts: ReadonlyMap<number, Attempts>
): number {
  return attempts.get(index)?.[0] ?? index;
}
