import type { Attributes, CreateHook, Name } from '../../src/model/call.js';
import type { Move } from '../parts/moves.js';

/** The same call, with another text or payload in one of its places. */
export const having =
  (move: Move, change: Readonly<Record<string, string>>): Move =>
  (label) =>
    ({ ...move(label), ...change }) as ReturnType<Move>;

/** The value of a call is its label, which stands for something unusual. */
export const unusually =
  (move: Move, kind: string): Move =>
  (label) =>
    move(`${label}~${kind}`);

/** A claim that brings metadata with it. */
export const claimWith =
  (run: Name, hook: Name, token: Name, metadata?: string): Move =>
  () => {
    const call: CreateHook = { kind: 'createHook', run, hook, token };
    return metadata === undefined ? call : { ...call, metadata };
  };

/** Several at once, in one event. */
export const setAttributes =
  (run: Name, attributes: Attributes): Move =>
  () => ({ kind: 'setAttributes', run, changes: Object.entries(attributes) });

/** Set by a step that runs, in its first attempt. */
export const setByStep =
  (run: Name, by: Name, key: string): Move =>
  (label) => ({ kind: 'setAttributes', run, by, changes: [[key, label]] });

/** Sets attributes as one who may set those of the framework. */
export const setAsFramework =
  (run: Name, attributes: Attributes): Move =>
  () => ({
    kind: 'setAttributes',
    run,
    changes: Object.entries(attributes),
    allowsReserved: true,
  });

export const createAsFramework =
  (run: Name, attributes: Attributes): Move =>
  () => ({
    kind: 'createRun',
    run,
    workflow: 'order',
    input: `in-${run}`,
    attributes,
    allowsReserved: true,
  });
