/** Published Worlds that come with the kit, by the names that users type. */
export interface FleetEntry {
  readonly id: string;
  /** The alias under which it is installed beside the kit. */
  readonly alias: string;
  readonly package: string;
  readonly title: string;
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
];

export const REFERENCE_ID = 'reference';
export const MUTANT_PREFIX = 'mutant:';

/** What a plain `worldproof check` runs. */
export const DEFAULT_FLEET: readonly string[] = [
  REFERENCE_ID,
  ...FLEET.map(({ id }) => id),
];
