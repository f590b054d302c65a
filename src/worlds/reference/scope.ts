import type { ReferenceRules, Scope } from './rules.js';

/** The same scope under some other rules, for one call. */
export function withRules(scope: Scope, rules: Partial<ReferenceRules>): Scope {
  return { ...scope, rules: { ...scope.rules, ...rules } };
}
