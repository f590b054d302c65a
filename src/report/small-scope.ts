import { z } from 'zod';
import { formatNumber } from './counts.js';

/**
 * How far the search of the small scope came. A pair in one process and the
 * same pair in two count as two.
 */
export const ScopeSchema = z.object({
  preemptions: z.number().int(),
  /** Pairs of calls, in their states, that there are to search. */
  pairs: z.number().int(),
  /** Of these, those of which every schedule within the bound was run. */
  complete: z.number().int(),
  /**
   * Of the others, those of which every such schedule was run in which an
   * actor's own parallel effects take place as they were asked for.
   */
  inOrder: z.number().int(),
});
export type Scope = z.infer<typeof ScopeSchema>;

/** The same of one clause: the pairs that tell something of it. */
export const ClauseScopeSchema = ScopeSchema.extend({
  /** Of the pairs, those of which only the run told that they do. */
  unnamed: z.number().int(),
});
export type ClauseScope = z.infer<typeof ClauseScopeSchema>;

export function scopeWords(scope: Scope): string {
  const { pairs, complete, inOrder, preemptions } = scope;
  const bound =
    preemptions === 1 ? 'one preemption' : `${preemptions} preemptions`;
  const more =
    inOrder > 0
      ? `, for ${formatNumber(inOrder)} more with parallel effects in order`
      : '';
  return `complete for ${formatNumber(complete)} of ${formatNumber(pairs)} pairs up to ${bound}${more}`;
}

/** The same of calls of which a process dies, at every gate of them. */
export function crashWords({ pairs, complete, inOrder }: Scope): string {
  const more =
    inOrder > 0
      ? `, for ${formatNumber(inOrder)} more with parallel effects in order`
      : '';
  return `complete for ${formatNumber(complete)} of ${formatNumber(pairs)} calls and pairs, a death at every gate${more}`;
}

/** Shards search pairs of their own, out of the same ones. */
export function addScopes(left: Scope, right: Scope): Scope {
  return {
    ...left,
    complete: left.complete + right.complete,
    inOrder: left.inOrder + right.inOrder,
  };
}

export function addClauseScopes(
  left: ClauseScope,
  right: ClauseScope
): ClauseScope {
  return {
    ...addScopes(left, right),
    pairs: left.pairs + right.unnamed,
    unnamed: left.unnamed + right.unnamed,
  };
}

interface Scopes<S> {
  readonly scope?: S | undefined;
  readonly crashScope?: S | undefined;
}

/** What two shards say of their scopes, where either says anything. */
export function scopesOf<S>(
  left: Scopes<S>,
  right: Scopes<S>,
  add: (left: S, right: S) => S
): { scope?: S; crashScope?: S } {
  const both = (one: S | undefined, other: S | undefined) =>
    one && other ? add(one, other) : (one ?? other);
  const scope = both(left.scope, right.scope);
  const crashScope = both(left.crashScope, right.crashScope);
  return {
    ...(scope !== undefined && { scope }),
    ...(crashScope !== undefined && { crashScope }),
  };
}
