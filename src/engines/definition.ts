import type { Deployment } from './deployment.js';
import type { GatedDefinition } from './gated/gated-row.js';
import type { Ledger } from './ledger.js';
import type { Profile } from './profile.js';

/** What an engine is brought up with. */
export interface DeployOptions {
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
  deploy(options: DeployOptions): Promise<Deployment>;
  /** The same with limits of pace that a server may have switched on. */
  deployPaced?: ((options: DeployOptions) => Promise<Deployment>) | undefined;
  /** Its rows under wire gates, where there are any; see `GatedRow`. */
  readonly gated?: GatedDefinition | undefined;
}
