import type { GatedRow } from '../../gated/gated-row.js';
import { claimOf } from '../../profile.js';
import { PROFILE } from '../profile.js';
import type { GatedExecutor } from './executor.js';

export type DbosRow = GatedRow<GatedExecutor>;

/** What DBOS claims of a row that is asked without gates as well. */
export function claimFor(
  row: string,
  surface: string,
  more: readonly string[] = []
): DbosRow['claimed'] {
  const claim = claimOf(PROFILE, row, surface);
  if (!claim) return undefined;
  const { words, source, quote } = claim;
  return { words: [...words, ...more], source, quote };
}
