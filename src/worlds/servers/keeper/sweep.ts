import { assertScope } from '../scope.js';
import type { KeeperJob } from './job.js';

type Room = Extract<KeeperJob, { type: 'sweep' }>;

/** Drops what carries a scope; each kind loads the driver that it needs. */
const SWEEP: Record<Room['kind'], () => Promise<Sweep>> = {
  postgres: async () => (await import('../postgres/sweep.js')).sweepPostgres,
  redis: async () => (await import('../redis/sweep.js')).sweepRedis,
  mongodb: async () => (await import('../mongodb/sweep.js')).sweepMongo,
};

type Sweep = (url: string, scope: string) => Promise<void>;

/** Gets ready to drop all that a run leaves, also of hosts that could not. */
export async function prepareSweep({
  kind,
  url,
  scope,
}: Room): Promise<() => Promise<void>> {
  assertScope(scope);
  const sweep = await SWEEP[kind]();
  return () => sweep(url, scope);
}
