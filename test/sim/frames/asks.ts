import { pass } from '../toy.js';
import { enqueue } from './driver.js';

/** Programs whose functions a recorder has to name. */

export async function asksAtOnce(): Promise<void> {
  await pass('at once');
}

export async function asksThroughHelper(): Promise<void> {
  await helper();
}

async function helper(): Promise<void> {
  await Promise.resolve();
  await pass('after a wait');
}

/** The driver writes when it likes: nothing of ours is on its stack then. */
export async function asksThroughQueue(): Promise<void> {
  await enqueue('queued');
}
