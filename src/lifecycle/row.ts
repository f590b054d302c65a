import type { EngineCell } from '../engines/record.js';
import type { ClauseId } from '../model/clauses/registry.js';

type LifecyclePhase = EngineCell['phase'];

/** One question of the lifecycle, and where its answers come from. */
export interface LifecycleRow {
  readonly id: string;
  readonly phase: LifecyclePhase;
  readonly question: string;
  /** One of the four questions of issue #2376. */
  readonly isFounding?: boolean | undefined;
  /** What answers it for a World, the most telling first. */
  readonly clauses: readonly ClauseId[];
  /** Why only engines are asked, and no World. */
  readonly unasked?: string | undefined;
  /** Experiments that answer it for an engine. */
  readonly experiments: readonly string[];
  /** Questions that the sources leave open, as variants name them. */
  readonly variants?: readonly string[] | undefined;
}
