import type { Name } from '../../src/model/call.js';
import { inputOf, type Move, WORKFLOW } from './moves.js';

export interface KeyedOptions {
  /** Two calls with one key send one input, unless this says otherwise. */
  readonly input?: string;
  readonly workflow?: string;
  readonly windowMs?: number;
}

/** Starts the run that the key names, or creates `run` under the key. */
export const keyedStart =
  (key: Name, run: Name, options: KeyedOptions = {}): Move =>
  () => ({
    kind: 'keyedStart',
    key,
    workflow: options.workflow ?? WORKFLOW,
    run,
    input: options.input ?? inputOf(key),
    windowMs: options.windowMs ?? 60_000,
  });

/** Sets one attribute: to the label of the call unless a value is given. */
export const setAttribute =
  (run: Name, key: string, value?: string | null): Move =>
  (label) => ({
    kind: 'setAttributes',
    run,
    changes: [[key, value === undefined ? label : value]],
  });
