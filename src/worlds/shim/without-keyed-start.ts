import type { WorldApi } from '../contract/api.js';

/** The World with neither keyed start of its own, to be given another one. */
export function withoutKeyedStart(world: WorldApi): WorldApi {
  return {
    specVersion: world.specVersion,
    capabilities: world.capabilities,
    events: world.events,
    runs: world.runs,
    hooks: world.hooks,
    steps: world.steps,
    analytics: world.analytics,
    close: async () => world.close?.(),
  };
}
