import type { CallKind } from '../../model/call.js';
import type { Altered } from './altered.js';
import type { ChangeKind } from './changes.js';

/** What the contract leaves to the World. */
export interface Free {
  readonly field: RegExp;
  /** Absent: of every call. */
  readonly calls?: readonly CallKind[];
  /** Absent: whatever is done to it. */
  readonly kinds?: readonly ChangeKind[];
  readonly when?: (change: Altered) => boolean;
  readonly why: string;
  /** Where the contract leaves it open: a file of `@workflow/world`. */
  readonly source: string;
}
