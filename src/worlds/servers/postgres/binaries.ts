import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isExecutable, onPath } from '../binaries.js';
import { isRecent, plainVersion } from '../version.js';
import { bundledHome, cachedHome } from './embedded.js';

export interface PostgresBinaries {
  readonly origin: 'embedded' | 'path';
  /** Holds `bin`, and beside it all that the binaries look for. */
  readonly home: string;
}

const DEBIAN = '/usr/lib/postgresql';

export function canStartPostgres(): boolean {
  return findPostgres() !== undefined;
}

/**
 * The binaries of this repository; else those of the machine, newest first;
 * else those that were fetched before.
 */
export function findPostgres(): PostgresBinaries | undefined {
  const bundled = bundledHome();
  if (bundled) return { origin: 'embedded', home: bundled };
  const home = [...pathHomes(), ...debianHomes()].find(hasServer);
  if (home !== undefined) return { origin: 'path', home };
  const cached = cachedHome();
  return cached === undefined
    ? undefined
    : { origin: 'embedded', home: cached };
}

function pathHomes(): string[] {
  const postgres = onPath('postgres');
  return postgres ? [dirname(dirname(realpathSync(postgres)))] : [];
}

function debianHomes(): string[] {
  if (!existsSync(DEBIAN)) return [];
  return readdirSync(DEBIAN)
    .sort((a, b) => Number(b) - Number(a))
    .map((version) => join(DEBIAN, version));
}

/** Both programs, of a version that the kit can work with. */
function hasServer(home: string): boolean {
  const bin = join(home, 'bin');
  const isWhole = ['postgres', 'initdb'].every((name) =>
    isExecutable(join(bin, name))
  );
  if (!isWhole) return false;
  try {
    const told = execFileSync(join(bin, 'postgres'), ['--version'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return isRecent('postgres', plainVersion(told));
  } catch {
    return false;
  }
}
