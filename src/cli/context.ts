import type { Kit } from './kit.js';

/** What the commands need of `process.stdout` and `process.stderr`. */
export interface TextStream {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Signals on which a command stops and prints what there is. */
export type Interrupt = 'SIGINT' | 'SIGTERM';

/** What the commands need of `process` to hear Ctrl-C, and who ends it. */
export interface InterruptSource {
  on(event: Interrupt, listener: () => void): unknown;
  off(event: Interrupt, listener: () => void): unknown;
  exit(code: number): void;
}

/** The world around a command; tests bring their own. */
export interface CliContext {
  /** Loads the kit when a command first needs it: `--help` does not. */
  kit(): Promise<Kit>;
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly interrupts: InterruptSource;
  readonly version: string;
  /** Where the command was typed. */
  readonly folder: string;
}

const DEFAULT_WIDTH = 100;

/** Columns for text; without a terminal, what a CI log shows well. */
export function widthOf(stream: TextStream): number {
  return stream.columns ?? DEFAULT_WIDTH;
}

/** NO_COLOR wins over FORCE_COLOR, and a pipe gets no colour. */
export function wantsColor(
  stream: TextStream,
  env: CliContext['env']
): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return stream.isTTY === true && env.TERM !== 'dumb';
}
