import type { Name } from '../../src/model/call.js';
import type { Move } from './moves.js';

/** What may be asked of several runs at once, or until one has ended. */

export const getRuns =
  (...runs: readonly Name[]): Move =>
  () => ({ kind: 'getRuns', runs });

/** The same without what is large. */
export const getRunsBare =
  (...runs: readonly Name[]): Move =>
  () => ({ kind: 'getRuns', runs, data: 'none' });

export const cancelRuns =
  (...runs: readonly Name[]): Move =>
  () => ({ kind: 'cancelRuns', runs, reason: 'no longer wanted' });

/** Without a reason, which need not be given. */
export const cancelRunsBare =
  (...runs: readonly Name[]): Move =>
  () => ({ kind: 'cancelRuns', runs });

export const awaitRun =
  (run: Name, timeoutMs: number): Move =>
  () => ({ kind: 'awaitRun', run, timeoutMs });

/** For as long as the World sees fit. */
export const awaitRunLong =
  (run: Name): Move =>
  () => ({ kind: 'awaitRun', run });

export const awaitRunBare =
  (run: Name, timeoutMs: number): Move =>
  () => ({ kind: 'awaitRun', run, timeoutMs, data: 'none' });
