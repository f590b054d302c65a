/** Why a simulation stopped. */
export type Ending =
  | { readonly kind: 'quiet' }
  /** Nothing is ready, no timer is set, and these actors still wait. */
  | {
      readonly kind: 'hung';
      readonly actors: readonly string[];
      /** What may still come from other programs; absent: nothing. */
      readonly awaited?: readonly string[] | undefined;
      /** They do not wait for anything: they go on and on. */
      readonly isEndless?: boolean | undefined;
    }
  | { readonly kind: 'exhausted'; readonly steps: number };

/** Why a schedule shows nothing; undefined if it came to rest under control. */
export function whyUnseen(
  ending: Ending,
  escapes: readonly string[]
): string | undefined {
  if (escapes.length > 0) return `uncontrolled at ${escapes[0]}`;
  if (ending.kind === 'exhausted') {
    return `did not come to rest within ${ending.steps} steps`;
  }
  if (ending.kind === 'quiet') return undefined;
  return `never answered: ${ending.actors.join(', ')}`;
}
