import type { ReferenceRules } from './rules.js';
import type { Store } from './store.js';

/** What every call of one World instance works with. */
export interface Scope {
  readonly store: Store;
  /** The clock of the process, in ms since the epoch. */
  readonly now: () => number;
  readonly rules: ReferenceRules;
  /** What one process remembers; true code remembers nothing. */
  readonly memory: Map<string, unknown>;
}

/** The same scope under some other rules, for one call. */
export function withRules(scope: Scope, rules: Partial<ReferenceRules>): Scope {
  return { ...scope, rules: { ...scope.rules, ...rules } };
}
