import type { GatedDefinition } from './gated/observe.js';
import type { Ledger } from './ledger.js';
import type { Profile } from './profile.js';
import type { Rig } from './rig.js';

/** What an engine is brought up with. */
export interface RigOptions {
  readonly ledger: Ledger;
  readonly env: NodeJS.ProcessEnv;
  /** Real time that a call may take before it counts as hung, in ms. */
  readonly deadlineMs: number;
  readonly onProgress: (message: string) => void;
}

/** One engine: what it says of itself, and how it is brought up. */
export interface EngineDefinition {
  readonly profile: Profile;
  /**
   * @throws NotRunHereError if its server or SDK cannot be had
   * @throws EngineError if what is there does not come up
   */
  openRig(options: RigOptions): Promise<Rig>;
  /** The same with limits of pace that a server may have switched on. */
  openPacedRig?: ((options: RigOptions) => Promise<Rig>) | undefined;
  /** Its rows under wire gates, where there are any; see `GatedRow`. */
  readonly gated?: GatedDefinition | undefined;
}
