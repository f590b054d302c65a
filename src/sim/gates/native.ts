import { createHook } from 'node:async_hooks';
import { type ActorContext, currentActor } from '../context.js';

/**
 * Effects of Node that complete when the system says so, by the name of their
 * asynchronous resource, in words. Compression is not among them: its resource
 * is the same when it is done at once.
 */
const EFFECTS: Readonly<Record<string, string>> = {
  FSREQCALLBACK: 'a real file operation',
  FSREQPROMISE: 'a real file operation',
  FSEVENTWRAP: 'a watch on real files',
  STATWATCHER: 'a watch on real files',
  GETADDRINFOREQWRAP: 'a look-up of a host name',
  GETNAMEINFOREQWRAP: 'a look-up of a host name',
  QUERYWRAP: 'a DNS query',
  UDPSENDWRAP: 'a datagram',
  PROCESSWRAP: 'a child process',
  WORKER: 'a worker thread',
  PBKDF2REQUEST: 'a key derivation on the thread pool',
  SCRYPTREQUEST: 'a key derivation on the thread pool',
  HASHREQUEST: 'a digest on the thread pool',
};

/**
 * Tells on actors whose effects pass by every gate: what they begin here, the
 * schedule does not control. Returns what stops it. It is called for every
 * promise there is, which costs a third of the speed: watch what matters.
 */
export function watchNativeEffects(told = tellActor): () => void {
  const hook = createHook({
    init(_id, type) {
      // Nearly all are promises, and this is called for each of them.
      if (type === 'PROMISE') return;
      const effect = EFFECTS[type];
      if (effect === undefined) return;
      const actor = currentActor();
      if (actor) told(actor, `${actor.name} began ${effect}`);
    },
  });
  hook.enable();
  return () => {
    hook.disable();
  };
}

function tellActor({ keeper }: ActorContext, words: string): void {
  keeper?.escaped(words);
}

/** What was begun past the gates meanwhile, by set-up and observation too. */
export async function nativeEffectsOf(
  body: () => Promise<unknown>
): Promise<readonly string[]> {
  const begun: string[] = [];
  const stop = watchNativeEffects((_actor, words) => begun.push(words));
  try {
    await body();
  } finally {
    stop();
  }
  return begun;
}

/** Looks out for effects that pass by the gates while it lasts. */
export async function watched<T>(body: () => Promise<T>): Promise<T> {
  const stop = watchNativeEffects();
  try {
    return await body();
  } finally {
    stop();
  }
}
