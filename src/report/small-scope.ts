import { z } from 'zod';
import { formatNumber } from './counts.js';
import { foldByKey } from './fold-by-key.js';

/** Why a pair was not searched to its end, where its search was begun. */
export const OPEN = {
  races: 'searched only where an effect of one call meets one of the other',
  cut: 'cut off before the end of the search, for want of schedules or of time',
  failed: 'with a schedule that the harness could not play to its end',
  undecided: 'with a history that the judge could not decide',
} as const;

export const OpenSchema = z.object({
  why: z.enum(['races', 'cut', 'failed', 'undecided']),
  pairs: z.number().int(),
  /** The id of one of them. */
  first: z.string(),
});
export type Open = z.infer<typeof OpenSchema>;

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
  /** Of what is left, what was begun; absent from records of an earlier kit. */
  open: z.array(OpenSchema).optional(),
  /**
   * What was run for all of this, and how long hosts were busy with it, but for
   * what an earlier sitting had done that `--resume` went on from.
   */
  schedules: z.number().int().optional(),
  seconds: z.number().optional(),
});
export type Scope = z.infer<typeof ScopeSchema>;

/** The same of one clause: the pairs that tell something of it. */
export const ClauseScopeSchema = ScopeSchema.extend({
  /** Of the pairs, those of which only the run told that they do. */
  unnamed: z.number().int(),
});
export type ClauseScope = z.infer<typeof ClauseScopeSchema>;

export function scopeWords(scope: Scope): string {
  const { pairs, complete, preemptions } = scope;
  const bound =
    preemptions === 1 ? 'one preemption' : `${preemptions} preemptions`;
  return `complete for ${formatNumber(complete)} of ${formatNumber(pairs)} pairs up to ${bound}${restWords(scope)}`;
}

/** What is said of the pairs that are not complete. */
function restWords(scope: Scope): string {
  const { inOrder } = scope;
  const more =
    inOrder > 0
      ? `, for ${formatNumber(inOrder)} more with parallel effects in order`
      : '';
  const left = leftWords(scope);
  return left === '' ? more : `${more}; ${left}`;
}

/** Why the others are not complete; nothing where nobody says so. */
export function leftWords(scope: Scope): string {
  const { open, pairs, complete, inOrder } = scope;
  if (!open) return '';
  const begun = open.reduce((sum, each) => sum + each.pairs, 0);
  const left = pairs - complete - inOrder - begun;
  const words = [
    ...open.map(
      ({ why, pairs, first }) =>
        `${formatNumber(pairs)} ${OPEN[why]} (${first})`
    ),
    ...(left > 0 ? [`${formatNumber(left)} not begun`] : []),
  ];
  return words.join(', ');
}

/** What befalls calls of the small scope: how far each of them was tried. */
export const FAULT_SCOPES = {
  crashScope: {
    title: 'crash points',
    what: 'calls and pairs, a death at every gate',
    meaning:
      'A call from each small state, or two that share a token, whose process ' +
      'dies at every gate in turn, starts again and is asked again. On files, ' +
      'gates between which it has neither changed nor answered anything are one.',
  },
  tearScope: {
    title: 'torn writes',
    what: 'calls and lengths, a death inside every write',
    meaning:
      'A call from each small state whose process dies inside every write in ' +
      'turn: of the write there is nothing, the first byte, half, or all but ' +
      'the last. Each of the four counts.',
  },
  dropScope: {
    title: 'drop points',
    what: 'calls, a request or a reply lost at every round trip',
    meaning:
      'A call from each small state of which every request is lost in turn, ' +
      'and every reply, and which is asked again. The two count apart.',
  },
} as const;

export type FaultScope = keyof typeof FAULT_SCOPES;

export const FAULT_SCOPE_NAMES = Object.keys(
  FAULT_SCOPES
) as readonly FaultScope[];

export function faultScopeWords(name: FaultScope, scope: Scope): string {
  const { pairs, complete } = scope;
  return `complete for ${formatNumber(complete)} of ${formatNumber(pairs)} ${FAULT_SCOPES[name].what}${restWords(scope)}`;
}

/** Shards search pairs of their own, out of the same ones. */
export function addScopes(left: Scope, right: Scope): Scope {
  return {
    ...left,
    complete: left.complete + right.complete,
    inOrder: left.inOrder + right.inOrder,
    ...(left.open &&
      right.open && { open: foldOpen([...left.open, ...right.open]) }),
    ...sumOf('schedules', left, right),
    ...sumOf('seconds', left, right),
  };
}

/** One of each reason, with the first pair that it was given for. */
export function foldOpen(open: readonly Open[]): Open[] {
  return foldByKey(
    open,
    ({ why }) => why,
    (earlier, later) => ({ ...earlier, pairs: earlier.pairs + later.pairs })
  );
}

function sumOf<Name extends 'schedules' | 'seconds'>(
  name: Name,
  left: Scope,
  right: Scope
): { [Key in Name]?: number } {
  const one = left[name];
  const other = right[name];
  if (one === undefined || other === undefined) return {};
  return { [name]: one + other } as { [Key in Name]?: number };
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

type ScopeName = 'scope' | FaultScope;
type Scopes<S> = { readonly [Name in ScopeName]?: S | undefined };

/** What two shards say of their scopes, where either says anything. */
export function scopesOf<S>(
  left: Scopes<S>,
  right: Scopes<S>,
  add: (left: S, right: S) => S
): { [Name in ScopeName]?: S } {
  const sums: { [Name in ScopeName]?: S } = {};
  for (const name of ['scope', ...FAULT_SCOPE_NAMES] as const) {
    const one = left[name];
    const other = right[name];
    const sum = one && other ? add(one, other) : (one ?? other);
    if (sum !== undefined) sums[name] = sum;
  }
  return sums;
}
