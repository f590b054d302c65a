/** A place in somebody's code, as V8 knows it. */
export interface Frame {
  /** The path of the file that was run. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The function, where it has a name. */
  readonly name?: string | undefined;
  /** The URL under which it was loaded, where that is not its path alone. */
  readonly url?: string | undefined;
}

/** From the place that asked for an effect outwards; never empty. */
export type Frames = readonly Frame[];

/**
 * Whose a file is: `own` is code of what is tested, `strange` of a package
 * that it uses, `none` the simulation and Node.
 */
export type Territory = (file: string) => 'own' | 'strange' | 'none';

/** What tells where the code that runs just now stands. */
export interface FrameRecorder {
  /** Undefined where no code of what is tested is known to have asked. */
  here(actor: string): Frames | undefined;
  /**
   * The actor begins something new: what it did before is no trace of that.
   * `entered` is told where it comes into the tested code.
   */
  begin(actor: string, entered: (at: Frames) => void): void;
  stop(): void;
}
