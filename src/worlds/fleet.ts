import { findPinned, type Pinned } from './package/pinned.js';
import { canStart, type ServerKind } from './servers/server.js';

/**
 * Published Worlds by the names that users type, in the versions that the kit
 * speaks of.
 */
export interface FleetEntry extends Pinned {
  readonly id: string;
  /** The name under which this repository installs it. */
  readonly alias: string;
  readonly title: string;
  /** The kind of server that it stands on, if any. */
  readonly needs?: ServerKind;
}

export const FLEET: readonly FleetEntry[] = [
  {
    id: 'local-v5',
    alias: 'world-local-v5',
    package: '@workflow/world-local',
    version: '5.0.0-beta.46',
    title: 'files under a data directory, the 5 line',
  },
  {
    id: 'local-v4',
    alias: 'world-local-v4',
    package: '@workflow/world-local',
    version: '4.4.1',
    title: 'files under a data directory, the stable 4.x line',
  },
  {
    id: 'starter',
    alias: 'world-starter',
    package: '@workflow-worlds/starter',
    version: '0.2.1',
    title: 'in memory, the template that authors of Worlds copy',
  },
  {
    id: 'postgres-v5',
    alias: 'world-postgres-v5',
    package: '@workflow/world-postgres',
    version: '5.0.0-beta.27',
    title: 'PostgreSQL, the 5 line',
    needs: 'postgres',
  },
  {
    id: 'postgres-v4',
    alias: 'world-postgres-v4',
    package: '@workflow/world-postgres',
    version: '4.3.7',
    title: 'PostgreSQL, the stable 4.x line',
    needs: 'postgres',
  },
  {
    id: 'redis',
    alias: 'world-redis',
    package: '@workflow-worlds/redis',
    version: '0.2.2',
    title: 'Redis',
    needs: 'redis',
  },
  {
    id: 'mongodb',
    alias: 'world-mongodb',
    package: '@workflow-worlds/mongodb',
    version: '0.2.1',
    title: 'MongoDB',
    needs: 'mongodb',
  },
];

export const REFERENCE_ID = 'reference';
/** The same on files. */
export const REFERENCE_FILES_ID = 'reference-files';
export const MUTANT_PREFIX = 'mutant:';

/** Every name that means a subject by itself. */
export const SUBJECT_NAMES: readonly string[] = [
  REFERENCE_ID,
  REFERENCE_FILES_ID,
  ...FLEET.map(({ id }) => id),
];

/** What a plain `worldproof check` runs: whatever can run here as it is. */
export function defaultFleet(): string[] {
  const entries = FLEET.filter(
    (entry) => findPinned(entry) && (!entry.needs || canStart(entry.needs))
  );
  return [REFERENCE_ID, ...entries.map(({ id }) => id)];
}

/** What it leaves out since it was not fetched yet. */
export function unfetched(): string[] {
  return FLEET.filter((entry) => !findPinned(entry)).map(({ id }) => id);
}
