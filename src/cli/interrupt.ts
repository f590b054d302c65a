import type { InterruptSource } from './context.js';

/** What a shell expects of a program that Ctrl-C ended. */
export const INTERRUPTED = 130;

/**
 * Runs `body` until it ends or settles after Ctrl-C, which aborts its signal;
 * a second Ctrl-C ends the process at once.
 */
export async function untilInterrupted<T>(
  source: InterruptSource,
  body: (signal: AbortSignal) => Promise<T>
): Promise<{ result: T; interrupted: boolean }> {
  const controller = new AbortController();
  const onInterrupt = () => {
    if (controller.signal.aborted) source.exit(INTERRUPTED);
    else controller.abort();
  };
  source.on('SIGINT', onInterrupt);
  try {
    const result = await body(controller.signal);
    return { result, interrupted: controller.signal.aborted };
  } finally {
    source.off('SIGINT', onInterrupt);
  }
}
