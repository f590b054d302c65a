export type Write = (
  chunk: Buffer | string,
  encoding: BufferEncoding,
  done: (error?: Error | null) => void
) => void;

/** The parts of a socket that Node's streams call. */
export interface Internals {
  _write: Write;
  _writev?: unknown;
  _read: (size: number) => void;
  _destroy: (error: Error | null, done: (error?: Error | null) => void) => void;
  push(chunk: Buffer | null): boolean;
}
