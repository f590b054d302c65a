import { pass } from '../toy.js';

/** A driver with a queue of its own, as those of databases have. */
export function enqueue(name: string): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(() => pass(name).then(resolve));
  });
}
