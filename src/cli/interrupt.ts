import type { Interrupt, InterruptSource } from './context.js';

/** What a shell expects of a program that such a signal ended. */
const EXIT_CODES: Readonly<Record<Interrupt, number>> = {
  SIGINT: 130,
  SIGTERM: 143,
};

const INTERRUPTS = Object.keys(EXIT_CODES) as Interrupt[];

export interface Interruptible<T> {
  readonly result: T;
  /** The exit code, where a signal cut it short. */
  readonly interrupted: number | undefined;
}

/**
 * Runs `body` until it ends or settles after Ctrl-C or SIGTERM, which abort its
 * signal; a second one ends the process at once.
 */
export async function untilInterrupted<T>(
  source: InterruptSource,
  body: (signal: AbortSignal) => Promise<T>
): Promise<Interruptible<T>> {
  const controller = new AbortController();
  let interrupted: number | undefined;
  const listeners = INTERRUPTS.map((name) => {
    const listener = () => {
      if (interrupted !== undefined) source.exit(EXIT_CODES[name]);
      interrupted ??= EXIT_CODES[name];
      controller.abort();
    };
    source.on(name, listener);
    return () => source.off(name, listener);
  });
  try {
    const result = await body(controller.signal);
    return { result, interrupted };
  } finally {
    for (const off of listeners) off();
  }
}
