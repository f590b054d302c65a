import { messageOf, readable } from '../../error-words.js';
import { placeInStack } from '../../place-in-stack.js';
import { currentActor } from '../../sim/context.js';
import { isTaken } from '../../sim/uncaught.js';
import type { Words } from '../kind.js';
import type { Executed } from '../laboratory.js';
import type { Host } from './host.js';
import type { Announcement, FailedAnswer, Request } from './protocol.js';

/** Announcements between which the parent need not hear another, in ms. */
const QUIET_MS = 100;

/**
 * Answers the parent process, one request at a time, and ends when it goes.
 * Everything that a subject may do to a process is turned into an answer.
 */
export function serve<
  Plan,
  Outcome extends Executed<Plan>,
  W extends Words<Plan>,
>(
  open: (
    began: () => void,
    tell: (said: Announcement<Plan, W>) => void
  ) => Host<Plan, Outcome, W>
): void {
  const exit = process.exit.bind(process);
  const send = (message: unknown) => process.send?.(message);
  const began = announcer(() => send({ kind: 'began' }));
  const host = open(began, send);
  let fail: ((error: unknown) => void) | undefined;
  const trouble = troubleTeller((stack) => send({ kind: 'trouble', stack }));
  const failed = (thrown: unknown) => {
    const error = readable(thrown);
    trouble(error);
    return failure(error);
  };

  process.on('message', async (request: Request<Plan, W>) => {
    const broken = new Promise<FailedAnswer>((resolve) => {
      fail = (error) => resolve(failed(error));
    });
    const answer = host.answer(request).catch(failed);
    send(await Promise.race([answer, broken]));
  });
  process.on('disconnect', () => {
    host.close().finally(() => exit(0));
  });
  // The parent decides when to stop; a signal to the group reaches both.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  process.on('uncaughtException', (thrown) => {
    const error = readable(thrown);
    if (!isTaken(error)) fail?.(error);
  });
  process.on('unhandledRejection', (thrown) => {
    const error = readable(thrown);
    trouble(error);
    noteRejection(error, host.what);
  });
  refuseExit(host.what, (message) => fail?.(new Error(message)));
}

/** Says each thing once: schedules by the thousand may end in it. */
function troubleTeller(tell: (stack: string) => void) {
  const told = new Set<string>();
  return (error: unknown) => {
    const { stack } = rootOf(error);
    if (stack === undefined || told.has(wordsOf(error))) return;
    told.add(wordsOf(error));
    tell(stack);
  };
}

/** What the kit says of it was made here: the first cause is the subject's. */
function rootOf(error: unknown): Pick<Error, 'stack'> {
  if (!(error instanceof Error)) return {};
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** Says that a schedule begins, unless it has just been said of another. */
function announcer(announce: () => void): () => void {
  let saidAtMs = Number.NEGATIVE_INFINITY;
  return () => {
    const nowMs = performance.now();
    if (nowMs - saidAtMs < QUIET_MS) return;
    saidAtMs = nowMs;
    announce();
  };
}

/**
 * Node ends a process for this, so no schedule in which a subject drops a
 * rejected promise is judged. The handler runs in the context of the promise;
 * what belongs to an abandoned schedule is told to nobody.
 */
function noteRejection(error: unknown, what: string): void {
  const place = error instanceof Error ? placeInStack(error.stack) : undefined;
  const where = place ? ` (${place})` : '';
  currentActor()?.keeper?.escaped(
    `nobody handled a rejection of ${what}, which ends a plain Node process: ${wordsOf(error)}${where}`
  );
}

function failure(error: unknown): FailedAnswer {
  const isInput = error instanceof Error && 'exitCode' in error;
  const message = isInput ? error.message : wordsOf(error);
  const stack = error instanceof Error ? error.stack : undefined;
  return { kind: 'failed', message, isInput, stack };
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  const { name, message } = error;
  return name === 'Error' ? message : `${name}: ${message}`;
}

/** A subject that calls `process.exit` ends its schedule, not the check. */
function refuseExit(what: string, told: (message: string) => void): void {
  process.exit = ((code?: number) => {
    const message = `${what} called process.exit(${code ?? ''})`;
    told(message);
    throw new Error(message);
  }) as typeof process.exit;
}
