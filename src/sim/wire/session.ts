/** What a session tells whoever has it. */
export interface SessionEvents {
  arrived(bytes: Buffer): void;
  /** The server has ended it. */
  ended(): void;
}

/** A session on the server that has outlived its client: its bytes, ungated. */
export interface Session {
  /** The local port of its connection, by which the server's side is known. */
  readonly port: number;
  send(bytes: Buffer): void;
  /** From now on it is these that hear of it. */
  listen(events: SessionEvents): void;
  /** Ends the connection without a word. */
  end(): void;
}

/** How a session was opened: who says the same to a renewed one is told the same. */
export interface Greeting {
  readonly asked: Buffer;
  readonly told: Buffer;
}

/** How a session comes to be as it was when it was opened. */
export interface Renewal {
  readonly greeting: Greeting;
  /** What the server is sent. */
  readonly bytes: Buffer;
  /**
   * Reads the answer to it as it comes: true once the session is as new, false
   * where it never will be, undefined while that is not known.
   */
  read(bytes: Buffer): boolean | undefined;
}
