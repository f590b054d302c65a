import type { WorldApi } from '../contract/api.js';
import { withoutKeyedStart } from './without-keyed-start.js';

/** The World without its `keyedStart`: the driver asks its `start` instead. */
export function withStartFace(
  world: WorldApi,
  start: NonNullable<WorldApi['start']>
): WorldApi {
  return { ...withoutKeyedStart(world), start };
}
