import type { WorldApi } from '../worlds/contract/api.js';

/** In the place of a World that could not be made: all of it rejects. */
export function unusableWorld(error: unknown): WorldApi {
  const area = (): object =>
    new Proxy(() => undefined, {
      // Nobody may take it for a promise.
      get: (_, key) => (key === 'then' ? undefined : area()),
      apply: () => Promise.reject(error),
    });
  return area() as WorldApi;
}
