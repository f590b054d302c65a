import type { ServerAddress } from '../../worlds/servers/server.js';
import type { GatedRow } from './gated-row.js';
import type { GatedSubject } from './subject.js';

/** An engine that stands in this process, and what it can be asked. */
export interface GatedEngine {
  // Rows are played with the executors of their own subject alone.
  readonly subject: GatedSubject<unknown>;
  readonly rows: readonly GatedRow<unknown>[];
}

interface GatedGrounds {
  readonly address: ServerAddress;
  readonly sdkDirectory: string;
}

export type OpenGated = (grounds: GatedGrounds) => Promise<GatedEngine>;
