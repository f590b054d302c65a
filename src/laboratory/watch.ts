/** What somebody who looks on wants of the hosts. */
export interface Watch {
  /** What the subject prints is shown. */
  readonly output?: boolean | undefined;
  /** A host waits until a debugger is attached, and nobody hurries it. */
  readonly inspect?: boolean | undefined;
  /** Told the stack of what the subject throws, once for each message. */
  readonly onTrouble?: ((stack: string) => void) | undefined;
}
