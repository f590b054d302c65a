import type { ServerKind } from './address.js';
import { ServerError } from './error.js';

/**
 * The oldest major version that has what the kit asks of a server. Postgres:
 * `pg_locks.waitstart` came with 14. Redis: 6 is the first with RESP3.
 * MongoDB: the driver refuses what is older.
 */
const OLDEST: Record<ServerKind, number> = {
  postgres: 14,
  redis: 6,
  mongodb: 5,
};

/** `15.14 (Debian 15.14-0+deb12u1)` is 15.14. */
export function plainVersion(reported: string): string {
  return /\d+(?:\.\d+)*/.exec(reported)?.[0] ?? reported;
}

export function isRecent(kind: ServerKind, version: string): boolean {
  return Number.parseInt(version, 10) >= OLDEST[kind];
}

/** @throws ServerError if the kit cannot work with that version */
export function assertRecent(kind: ServerKind, version: string): void {
  if (isRecent(kind, version)) return;
  throw new ServerError(
    kind,
    `server too old: found ${version}, expected ${OLDEST[kind]} or newer`
  );
}
