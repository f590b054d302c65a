/**
 * What goes on in other programs, in real time, once a gate has let a request
 * go. Nothing else runs until it has come to rest.
 */
export interface Outside {
  /**
   * An actor has asked it for the time: virtual time does not reach whatever
   * is decided by that.
   */
  readonly isAskedForTime: boolean;
  /** Something was begun that has neither answered nor is known to wait. */
  readonly isBusy: boolean;
  /**
   * What it was asked and may still answer by itself, in words; a wait for a
   * lock that another of the same callers holds is not among it.
   */
  readonly awaited?: readonly string[] | undefined;
  /**
   * Resolves when nothing is busy, and hands over what has come. Rejects where
   * the other side is gone.
   */
  settle(): Promise<void>;
  /**
   * A process has died: what it asked for is nobody's, and its connections end.
   */
  kill?(process: number): void;
  /** The schedule is over: the dead are told what has become of theirs. */
  spend?(): void;
  /** And have come to an end of all they had begun, if they ever do. */
  laidToRest?(): void;
}
