import type { ActorContext, GateLabel } from './context.js';

/** A process that dies at an effect. */
export interface Death {
  /** How much of a write is done (`tornLength`); absent: nothing of it. */
  readonly cut?: number | undefined;
  /**
   * Ends the process. The code that asked runs on, as nothing can stop it, on
   * whatever files then are the actor's: nobody may see it.
   */
  kill(): void;
}

/** Whether the process of an actor dies at the effect that it asks for. */
export type Dies = (label: GateLabel, actor: ActorContext) => Death | undefined;
