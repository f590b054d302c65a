import type { Ruling } from '../ruling.js';

/** A read without data comes without: `lookup.without-data`. */
export function matchWithoutData(
  verdict: Ruling,
  { leftOut }: { readonly leftOut?: boolean | undefined }
): void {
  verdict.rule('lookup.without-data', leftOut !== undefined, leftOut === true);
}
