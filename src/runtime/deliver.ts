import { gist } from '../error-words.js';
import { currentActor, gate } from '../sim/context.js';
import { type Letter, metadataOf } from './mailbox.js';
import { pause } from './pause.js';
import { remark, type Stage } from './stage.js';

/** How often a message is handed to a handler before it is given up. */
const ATTEMPTS_MAX = 12;

/** How long a queue waits before it delivers again, in virtual ms. */
const BACKOFF_MS = 5_000;

const ROUTE = 'http://localhost/.well-known/workflow/v1/flow';

/**
 * Hands one message to the runtime's handler, as a queue would: again after a
 * while if the handler throws, and when the handler asks for it.
 */
export async function deliver(letter: Letter, stage: Stage): Promise<void> {
  const actor = currentActor()?.name ?? '?';
  const run = stage.aliases.nameOf(letter.runId);
  if (run) stage.served.set(actor, run);
  if (letter.delayMs > 0) await pause(letter.delayMs);
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const againMs = await handOver(letter, attempt, stage, actor);
    if (againMs === undefined) {
      stage.mailbox.settled(letter);
      return;
    }
    await pause(againMs);
  }
  remark(stage, actor, 'the queue gives the message up');
}

/** Resolves with the ms after which it wants the message again, if it does. */
async function handOver(
  letter: Letter,
  attempt: number,
  stage: Stage,
  actor: string
): Promise<number | undefined> {
  const target = `${letter.runId ?? letter.queueName} attempt ${attempt}`;
  await gate({ kind: 'call', name: 'deliver', target }, () => undefined);
  const seat = stage.seats[letter.process];
  if (!seat) throw new TypeError(`There is no process ${letter.process}`);
  try {
    const answer = await seat.entrypointOf(letter.queueName)({
      url: ROUTE,
      method: 'POST',
      message: structuredClone(letter.message),
      metadata: metadataOf(letter, attempt),
    });
    const { timeoutSeconds } = (answer ?? {}) as { timeoutSeconds?: number };
    return timeoutSeconds === undefined ? undefined : timeoutSeconds * 1000;
  } catch (error) {
    remark(stage, actor, `the handler throws: ${gist(error)}`);
    return BACKOFF_MS;
  }
}
