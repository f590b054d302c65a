import type { Wire } from '../../sim/wire/wire.js';
import type { Stage } from './stage.js';

/** An engine in this process: an executor for each simulated process. */
export interface GatedSubject<E> {
  readonly executors: readonly E[];
  readonly wire: Wire;
  /** Empty state, warm pools; bodies report to that stage from now on. */
  fresh(stage: Stage): Promise<void>;
  close(): Promise<void>;
}
