/** The process dies at this point: what it had executed stays, no more. */
export interface Crash {
  readonly kind: 'crash';
  readonly process: number;
  /**
   * Not yet: before the n-th change that it makes in a file from here on. So
   * it can die between effects of synchronous calls, which are no steps.
   */
  readonly atChange?: number | undefined;
}

/** The process dies inside the next write that it makes in a file. */
export interface Tear {
  readonly kind: 'tear';
  readonly process: number;
  /** How much of the write is done: `tornLength`. */
  readonly cut: number;
}

/** All processes die, and of what was not synced something is lost. */
interface PowerLoss {
  readonly kind: 'powerLoss';
  /** What: `survivorsOf`. */
  readonly choice: number;
}

/** The next request of the process never reaches its server. */
interface DropRequest {
  readonly kind: 'dropRequest';
  readonly process: number;
}

/** The answer to it never arrives; the server keeps what it did. */
interface DropReply {
  readonly kind: 'dropReply';
  readonly process: number;
}

/**
 * The server is started again: every connection to it breaks, and what was not
 * committed is gone. What it had acknowledged is there.
 */
interface RestartServer {
  readonly kind: 'restartServer';
}

/** Another generation of a process that died, over the same store. */
interface Restart {
  readonly kind: 'restart';
  readonly process: number;
}

/** The process stands still while so much time passes, then goes on. */
interface Stall {
  readonly kind: 'stall';
  readonly process: number;
  readonly ms: number;
}

/** All clocks move by so many virtual ms, beyond the deadlines in the state. */
interface Jump {
  readonly kind: 'jump';
  readonly ms: number;
}

/** The clock of one process goes ahead of the others, and stays there. */
export interface JumpClock {
  readonly kind: 'jumpClock';
  readonly process: number;
  readonly ms: number;
}

/** An operation of the nemesis. */
export type FaultOp =
  | Crash
  | Tear
  | PowerLoss
  | DropRequest
  | DropReply
  | RestartServer
  | Restart
  | Stall
  | Jump
  | JumpClock;
