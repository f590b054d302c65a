import type { Wire } from '../../sim/wire/wire.js';
import type { Scene } from './scene.js';

/** An engine in this process: an executor for each simulated process. */
export interface GatedSubject<E> {
  readonly executors: readonly E[];
  readonly wire: Wire;
  /** Empty state, warm pools; bodies report to that scene from now on. */
  fresh(scene: Scene): Promise<void>;
  close(): Promise<void>;
}
