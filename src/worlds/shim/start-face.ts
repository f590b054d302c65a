import type { WorldApi } from '../contract/api.js';

/** The World without its `keyedStart`: the driver asks its `start` instead. */
export function withStartFace(
  world: WorldApi,
  start: NonNullable<WorldApi['start']>
): WorldApi {
  return {
    specVersion: world.specVersion,
    capabilities: world.capabilities,
    events: world.events,
    runs: world.runs,
    hooks: world.hooks,
    analytics: world.analytics,
    start,
    close: async () => world.close?.(),
  };
}
