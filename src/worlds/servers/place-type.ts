import type { Endpoint, ServerKind } from './address.js';

/** A database of one host's own, empty of everything but its preparation. */
export interface Place {
  readonly kind: ServerKind;
  /** What a World is given to connect to. */
  readonly url: string;
  /** Where that URL leads: the connections to gate. */
  readonly endpoint: Endpoint;
  /** Takes what is there now as the state that `reset` comes back to. */
  seal(): Promise<void>;
  /** Takes away all that was written since `seal`. */
  reset(): Promise<void>;
  /**
   * Which of these sessions, named by the client's local port, wait in the
   * server, and for which of the others; port 0 is a session that is none of
   * them. An entry is final until another session acts; a circle is a
   * deadlock that the server is about to break.
   */
  waits(
    ports: readonly number[]
  ): Promise<ReadonlyMap<number, readonly number[]>>;
  /** Ends these sessions in the server; resolves when they are gone. */
  terminate(ports: readonly number[]): Promise<void>;
  /** Drops the database. */
  close(): Promise<void>;
}
