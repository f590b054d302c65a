import type { EngineSession } from './engine.js';
import type { Ledger } from './ledger.js';

/** A session whose process can be made to crash. */
export interface DeployedSession extends EngineSession {
  kill(): Promise<void>;
  /** It crashed, or was ended. */
  readonly isGone?: boolean | undefined;
}

/** The same engine in a later release, which may want another Node. */
export interface LaterRelease {
  /** The Node that it asks for: its server runs on that unless told. */
  readonly node: string;
  open(node?: string): Promise<Deployment>;
}

/** An engine that stands: its server, and two processes that use it. */
export interface Deployment {
  readonly ledger: Ledger;
  /** Client and worker each; the first is place A, the second B. */
  readonly sessions: readonly DeployedSession[];
  /** Real time that a call may take before it counts as hung, in ms. */
  readonly deadlineMs: number;
  /** Until a run that was accepted has begun, if it ever does; real ms. */
  readonly horizonMs: number;
  readonly server: { readonly version: string; readonly origin: string };
  /** One more process, of a name of its own; closed with the deployment. */
  openSession(
    place: string,
    settings?: Readonly<Record<string, string>>
  ): Promise<DeployedSession>;
  /** Ends the server without a word and starts it on the same data. */
  crashServer?: (() => Promise<void>) | undefined;
  /** @throws NotRunHereError if that is not in reach */
  later?: (() => LaterRelease) | undefined;
  /** Why nothing more can be asked here, once that is so. */
  lost?: (() => Promise<string | undefined>) | undefined;
  close(): Promise<void>;
}
