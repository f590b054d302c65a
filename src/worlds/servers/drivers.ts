import { pathToFileURL } from 'node:url';
import { havePinned, type Pinned } from '../package/pinned.js';
import type { ServerKind } from './address.js';

/** What the kit's own connections are made with. */
export const DRIVERS = {
  postgres: { package: 'pg', version: '8.23.1' },
  redis: { package: 'ioredis', version: '6.0.0' },
  mongodb: { package: 'mongodb', version: '7.9.0' },
} as const satisfies Record<ServerKind, Pinned>;

interface Modules {
  readonly postgres: { readonly default: typeof import('pg') };
  readonly redis: typeof import('ioredis');
  readonly mongodb: typeof import('mongodb');
}

/**
 * Loads a driver, which is fetched where it is not there. A run fetches it
 * before it starts its server: the processes of that run find it.
 *
 * @throws SubjectError where it cannot be had
 */
export async function loadDriver<Kind extends ServerKind>(
  kind: Kind,
  onProgress?: (message: string) => void
): Promise<Modules[Kind]> {
  const entry = await havePinned(DRIVERS[kind], onProgress);
  return import(pathToFileURL(entry).href);
}
