import { freePort } from '../../worlds/servers/keeper/free-port.js';
import { EngineError } from '../errors.js';

/** How often others may be quicker before that is told. */
const TRIES = 3;

/**
 * Starts a server on ports that nobody holds, and on others where somebody
 * took one between the question and the start.
 *
 * @throws EngineError as `start` does
 */
export async function onFreePorts<T>(
  count: number,
  start: (ports: readonly number[]) => Promise<T>
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    const wanted = Array.from({ length: count }, () => freePort());
    try {
      return await start(await Promise.all(wanted));
    } catch (error) {
      if (tried === TRIES || !isTaken(error)) throw error;
    }
  }
}

function isTaken(error: unknown): boolean {
  return (
    EngineError.is(error) && /in use|EADDRINUSE|to bind/i.test(error.reason)
  );
}
