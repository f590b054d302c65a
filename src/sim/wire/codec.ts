/**
 * What a client asks in one go: the longest stretch of bytes to which a server
 * answers as a whole. One round trip, one gate.
 */
export interface Exchange {
  readonly bytes: Buffer;
  /** What it is: `pg:insert`, `redis:hset`, `mongo:find`, `pg:connect`. */
  readonly name: string;
  /** What it works on, briefly and without values: `workflow_hooks`. */
  readonly target: string;
  /** False for what nobody answers, such as a goodbye. */
  readonly isAnswered: boolean;
  /**
   * Whether it may make the server push something to another client, as NOTIFY
   * and PUBLISH do.
   */
  readonly mayNotify: boolean;
  /**
   * The server answers it as soon as it gets there: it waits for nobody else,
   * so there is no need to ask whether it does. False where it is not said.
   */
  readonly isPrompt?: boolean;
  /**
   * Whether it reads the clock of the server. Where it is not said, its text is
   * searched for the words that do.
   */
  readonly readsClock?: boolean;
  /** What a server would answer that does nothing of it, where codecs refuse. */
  readonly refusal?: Buffer | undefined;
}

/** What a server sends, cut where it belongs together. */
export type ServerPart =
  | {
      /** The whole answer to the oldest exchange that is not answered. */
      readonly kind: 'reply';
      readonly bytes: Buffer;
      /** The same for the same answer: `INSERT 0 1`, `2 rows`, `error 23505`. */
      readonly outcome: string;
    }
  | {
      /** What nobody has asked for, such as a notification. */
      readonly kind: 'push';
      readonly bytes: Buffer;
      readonly name: string;
      readonly target: string;
    };

/**
 * Understands the bytes of one connection, both ways, from its first byte on.
 * Bytes come in pieces of any size, and are given away: nobody writes to them
 * again. It is pure: no socket, no clock.
 *
 * @throws ProtocolError for what cannot be controlled (COPY, TLS, compression)
 */
export interface WireCodec {
  /** Takes what the client writes; returns the exchanges that it completes. */
  fromClient(bytes: Buffer): readonly Exchange[];
  /** Takes what the server sends; returns the parts that it completes. */
  fromServer(bytes: Buffer): readonly ServerPart[];
  /**
   * What to send so that all that was pushed until now is there when the
   * answer comes; undefined where this connection listens to nothing. The
   * answer to it is swallowed: `fromServer` does not return it.
   */
  barrier(): Buffer | undefined;
  /**
   * Whether its exchanges know their refusals: clients ask again over another
   * connection, for ever perhaps, what they had no answer to when one broke.
   */
  readonly refuses?: boolean;
  /** Whether every exchange is answered and no transaction is open. */
  readonly isAtRest: boolean;
}
