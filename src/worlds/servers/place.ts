import type { ServerAddress, ServerKind } from './address.js';
import type { Place } from './place-type.js';
import {
  type PlacedWorld,
  type Preparation,
  preparationOf,
} from './preparation.js';

export type { Place } from './place-type.js';

type Open = (
  address: ServerAddress,
  preparation?: Preparation
) => Promise<Place>;

/** Each kind loads the driver that it needs. */
const OPEN: Record<ServerKind, () => Promise<Open>> = {
  postgres: async () => (await import('./postgres/place.js')).openPostgresPlace,
  redis: async () => (await import('./redis/place.js')).openRedisPlace,
  mongodb: async () => (await import('./mongodb/place.js')).openMongoPlace,
};

/**
 * Opens a database for a World, with what that World's package puts into an
 * empty one, and seals it.
 *
 * @throws ServerError if the server cannot be reached or gives no room
 */
export async function openPlace(
  address: ServerAddress,
  world?: PlacedWorld
): Promise<Place> {
  const preparation = world && preparationOf(world);
  const open = await OPEN[address.kind]();
  const place = await open(address, preparation);
  try {
    await place.seal();
  } catch (error) {
    await place.close();
    throw error;
  }
  return place;
}
