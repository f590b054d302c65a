import type { EngineId } from '../engine.js';
import type { Experiment } from '../experiment/experiment.js';
import type { EngineCell } from '../record.js';

/** What one try of a row came to. */
export interface Finding {
  /** One of the row's words. */
  readonly word: string;
  /** Calls that showed what the row looks for, where it counts calls. */
  readonly hits?: number | undefined;
  /** Calls of the engine, where one that is recorded stands for many. */
  readonly calls?: number | undefined;
  readonly note?: string | undefined;
}

/** One question that is put to an engine by a recorded experiment. */
export interface Row {
  readonly id: string;
  readonly phase: EngineCell['phase'];
  readonly question: string;
  /** Engines that can be asked; all of them unless said. */
  readonly engines?: readonly EngineId[] | undefined;
  /** Asked once a surface, unless the row is about the whole engine. */
  readonly isOfEngine?: boolean | undefined;
  /** Wants a server whose limits of pace are switched on. */
  readonly isPaced?: boolean | undefined;
  /** The surface that an engine's row uses. */
  readonly surface?: string | undefined;
  /** How often it is tried where that is not for the caller to say. */
  readonly tries?: number | undefined;
  /** What an earlier trial found, to be confirmed or refuted. */
  readonly lead?: readonly string[] | undefined;
  run(experiment: Experiment): Promise<Finding>;
}
