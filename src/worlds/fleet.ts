import { canStart, type ServerKind } from './servers/server.js';

/** Published Worlds that come with the kit, by the names that users type. */
export interface FleetEntry {
  readonly id: string;
  /** The alias under which it is installed beside the kit. */
  readonly alias: string;
  readonly package: string;
  readonly title: string;
  /** The kind of server that it stands on, if any. */
  readonly needs?: ServerKind;
}

export const FLEET: readonly FleetEntry[] = [
  {
    id: 'local-v5',
    alias: 'world-local-v5',
    package: '@workflow/world-local',
    title: 'files under a data directory, the 5 line',
  },
  {
    id: 'local-v4',
    alias: 'world-local-v4',
    package: '@workflow/world-local',
    title: 'files under a data directory, the stable 4.x line',
  },
  {
    id: 'starter',
    alias: 'world-starter',
    package: '@workflow-worlds/starter',
    title: 'in memory, the template that authors of Worlds copy',
  },
  {
    id: 'postgres-v5',
    alias: 'world-postgres-v5',
    package: '@workflow/world-postgres',
    title: 'PostgreSQL, the 5 line',
    needs: 'postgres',
  },
  {
    id: 'postgres-v4',
    alias: 'world-postgres-v4',
    package: '@workflow/world-postgres',
    title: 'PostgreSQL, the stable 4.x line',
    needs: 'postgres',
  },
  {
    id: 'redis',
    alias: 'world-redis',
    package: '@workflow-worlds/redis',
    title: 'Redis',
    needs: 'redis',
  },
  {
    id: 'mongodb',
    alias: 'world-mongodb',
    package: '@workflow-worlds/mongodb',
    title: 'MongoDB',
    needs: 'mongodb',
  },
];

export const REFERENCE_ID = 'reference';
export const MUTANT_PREFIX = 'mutant:';

/** Every name that means a subject by itself. */
export const SUBJECT_NAMES: readonly string[] = [
  REFERENCE_ID,
  ...FLEET.map(({ id }) => id),
];

/** What a plain `worldproof check` runs: whatever can run here as it is. */
export function defaultFleet(): string[] {
  const entries = FLEET.filter(({ needs }) => !needs || canStart(needs));
  return [REFERENCE_ID, ...entries.map(({ id }) => id)];
}
