import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { cachedPackage, installPackage } from './install.js';
import { entryOf, packageRoot, versionAt } from './manifest.js';

/** A package that the kit works with in one version, and does not bring. */
export interface Pinned {
  readonly package: string;
  readonly version: string;
  /** The name that it has among the kit's own packages, if another. */
  readonly alias?: string | undefined;
}

export function pinnedId({ package: name, version }: Pinned): string {
  return `${name}@${version}`;
}

/** Its entry, beside the kit or in the cache, if it is there already. */
export function findPinned(pinned: Pinned): string | undefined {
  return besideKit(pinned) ?? inCache(pinned);
}

/**
 * The same; where it is not there it is fetched into the cache first.
 *
 * @throws SubjectError
 */
export async function havePinned(
  pinned: Pinned,
  onProgress?: (message: string) => void
): Promise<string> {
  const found = findPinned(pinned);
  if (found !== undefined) return found;
  const { package: name, version } = pinned;
  await installPackage(name, version, onProgress);
  return entryOf(cachedPackage(name, version), pinnedId(pinned));
}

/** A project of the user's may have another version there, for itself. */
function besideKit({
  alias,
  package: name,
  version,
}: Pinned): string | undefined {
  try {
    const file = fileURLToPath(import.meta.resolve(alias ?? name));
    const root = packageRoot(file);
    return root && versionAt(root) === version ? file : undefined;
  } catch {
    return undefined;
  }
}

function inCache({ package: name, version }: Pinned): string | undefined {
  const root = cachedPackage(name, version);
  return existsSync(root) ? entryOf(root, `${name}@${version}`) : undefined;
}
