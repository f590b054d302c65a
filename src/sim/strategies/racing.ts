import type { GateLabel } from '../context.js';

/** What leaves every file as it is. */
const READING: ReadonlySet<string> = new Set([
  'fs:access',
  'fs:exists',
  'fs:fstat',
  'fs:lstat',
  'fs:opendir',
  'fs:read',
  'fs:readFile',
  'fs:readdir',
  'fs:readlink',
  'fs:realpath',
  'fs:stat',
]);

/** Of directories, what an entry that comes or goes makes a difference to. */
const OF_ENTRIES: ReadonlySet<string> = new Set([
  'fs:opendir',
  'fs:readdir',
  'fs:rename',
  'fs:rm',
  'fs:rmdir',
]);

/**
 * Whether it may matter which of two effects takes place first. Of files that is
 * told by their paths; of everything else nothing is known.
 */
export function mayRace(one: GateLabel, other: GateLabel): boolean {
  if (one.kind !== 'fs' || other.kind !== 'fs') return true;
  if (READING.has(one.name) && READING.has(other.name)) return false;
  return pathsOf(one).some((path) =>
    pathsOf(other).some(
      (against) =>
        path === against ||
        (OF_ENTRIES.has(one.name) && isEntry(against, path)) ||
        (OF_ENTRIES.has(other.name) && isEntry(path, against))
    )
  );
}

function pathsOf({ target }: GateLabel): readonly string[] {
  return target.split(' -> ');
}

function isEntry(path: string, directory: string): boolean {
  return (
    path.lastIndexOf('/') === directory.length && path.startsWith(directory)
  );
}
