import { type ActorContext, currentActor } from '../../context.js';
import { locate } from './locate.js';
import type { AnyFunction, Operation } from './operation.js';
import { noteOutside } from './outside.js';
import { perform } from './perform.js';
import { performNow } from './perform-now.js';
import { isRefused } from './refused.js';
import { type FileGateOptions, fileGates } from './session.js';

type Wrap = (
  name: string,
  operation: Operation,
  original: AnyFunction
) => AnyFunction;

/** The form of `node:fs/promises`. */
export const wrapPromised: Wrap = (name, operation, original) => {
  const gateName = `fs:${name}`;
  return (...args) => {
    const gates = fileGates();
    const actor = gates && currentActor();
    if (!actor) return original(...args);
    try {
      const call = locate(gates, actor, name, operation, args);
      if (call) return perform(name, call, args);
    } catch (error) {
      return Promise.reject(error);
    }
    noteOutside(name, args);
    reportEscape(gates, actor, gateName, args);
    return original(...args);
  };
};

/** The form of `node:fs` with a callback at the end. */
export const wrapCallback: Wrap = (name, operation, original) => {
  const gateName = `fs:${name}`;
  return (...args) => {
    const gates = fileGates();
    const actor = gates && currentActor();
    if (!actor) return original(...args);
    const call = locate(gates, actor, name, operation, args);
    if (!call) {
      noteOutside(name, args);
      reportEscape(gates, actor, gateName, args);
      return original(...args);
    }
    const callback = takeCallback(operation, args);
    // The real function knows how to complain about a missing callback.
    if (!callback) return original(...args);
    perform(name, call, args).then(
      (value) => answer(callback, call.operation, value),
      (error) => queueMicrotask(() => callback(error))
    );
    return undefined;
  };
};

/**
 * The synchronous form: atomic, so it needs no gate. To read a real file at
 * once harms no schedule, and is how modules are loaded; to change one does.
 */
export const wrapSync: Wrap = (name, operation, original) => {
  const gateName = `fs:${name}Sync`;
  return (...args) => {
    const gates = fileGates();
    const actor = gates && currentActor();
    if (!actor) return original(...args);
    const call = locate(gates, actor, name, operation, args);
    if (!call) {
      const isChange = noteOutside(`${name}Sync`, args);
      if (isChange) reportEscape(gates, actor, gateName, args);
      return original(...args);
    }
    if (actor.keeper && gates.onUngated) {
      const label = {
        kind: 'fs',
        name: gateName,
        target: call.target,
      } as const;
      gates.onUngated(label, actor);
    }
    const value = performNow({ gates, actor, name, call, args });
    const { syncAnswer } = call.operation;
    return syncAnswer ? syncAnswer(value as never) : value;
  };
};

/** What an actor does to a real file is outside of every schedule. */
export function reportEscape(
  gates: FileGateOptions,
  actor: ActorContext,
  name: string,
  args: readonly unknown[]
): void {
  if (!actor.keeper || isRefused(name, args)) return;
  const target = String(args[0]);
  if (gates.onEscape) gates.onEscape({ kind: 'fs', name, target }, actor);
  else actor.keeper.escaped(`${name} ${target}`);
}

function takeCallback(
  operation: Operation,
  args: unknown[]
): AnyFunction | undefined {
  for (let index = args.length - 1; index >= 0; index -= 1) {
    const callback = args[index];
    if (typeof callback !== 'function') continue;
    args.length = index;
    return callback as AnyFunction;
  }
  return operation.callbackIsOptional ? rethrow : undefined;
}

function rethrow(error?: unknown): void {
  if (error) throw error;
}

/** Called from a fresh microtask, so that what it throws is uncaught. */
function answer(
  callback: AnyFunction,
  { callbackAnswer }: Operation,
  value: unknown
): void {
  queueMicrotask(() => {
    if (callbackAnswer) callback(...callbackAnswer(value as never));
    else if (value === undefined) callback(null);
    else callback(null, value);
  });
}
