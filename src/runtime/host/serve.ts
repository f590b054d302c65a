import { currentActor } from '../../sim/context.js';
import type { RuntimeHost } from './host.js';
import type { RuntimeAnswer, RuntimeAsk } from './protocol.js';

/** Announcements between which the parent need not hear another, in ms. */
const QUIET_MS = 1000;

/** Answers the parent process, one thing at a time, and ends when it goes. */
export function serveRuntime(open: (began: () => void) => RuntimeHost): void {
  let saidAtMs = Number.NEGATIVE_INFINITY;
  const host = open(() => {
    const nowMs = performance.now();
    if (nowMs - saidAtMs < QUIET_MS) return;
    saidAtMs = nowMs;
    process.send?.({ kind: 'began' });
  });
  const exit = process.exit.bind(process);
  let fail: ((error: unknown) => void) | undefined;
  process.on('message', async (ask: RuntimeAsk) => {
    const failed = new Promise<RuntimeAnswer>((resolve) => {
      fail = (error) => resolve(failure(error));
    });
    const answer = host.answer(ask).catch(failure);
    process.send?.(await Promise.race([answer, failed]));
  });
  process.on('disconnect', () => exit(0));
  // The parent decides when to stop; a terminal's Ctrl-C reaches both.
  process.on('SIGINT', () => undefined);
  process.on('uncaughtException', (error) => fail?.(error));
  process.on('unhandledRejection', (error) => {
    currentActor()?.keeper?.escaped(
      `nobody handled a rejection: ${failure(error).message}`
    );
  });
}

function failure(error: unknown): Extract<RuntimeAnswer, { kind: 'failed' }> {
  const message = error instanceof Error ? error.message : String(error);
  return { kind: 'failed', message };
}
