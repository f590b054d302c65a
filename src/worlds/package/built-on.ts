import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  compareVersions,
  isVersion,
  lineOf,
} from '../../model/contract-version.js';

const CONTRACT = '@workflow/world';

interface Manifest {
  readonly version?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * The version of the contract that a package is built on: the one that its
 * dependency resolves to from where the package is, else the one that the
 * dependency names. `place`: the package, or a file in it. Undefined where no
 * package is there, or it names no contract.
 */
export function builtOn(place: string): string | undefined {
  const root = nearest(place, 'package.json');
  const range = root && rangeIn(manifestAt(join(root, 'package.json')));
  if (root === undefined || range === undefined) return undefined;
  const installed = join('node_modules', CONTRACT, 'package.json');
  const home = nearest(root, installed);
  const version = home && manifestAt(join(home, installed)).version;
  const named = versionIn(range);
  return isMeant(version, named) ? version : named;
}

/** What is installed for somebody else is not what the package is built on. */
function isMeant(
  version: string | undefined,
  named: string | undefined
): boolean {
  if (version === undefined || !isVersion(version)) return false;
  if (named === undefined) return true;
  return (
    lineOf(version) === lineOf(named) && compareVersions(version, named) >= 0
  );
}

function rangeIn(manifest: Manifest): string | undefined {
  return (
    manifest.dependencies?.[CONTRACT] ??
    manifest.peerDependencies?.[CONTRACT] ??
    manifest.devDependencies?.[CONTRACT]
  );
}

/** The nearest folder, from a place upwards, that has a file. */
function nearest(place: string, file: string): string | undefined {
  for (let at = place; ; at = dirname(at)) {
    if (existsSync(join(at, file))) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** The first version that a range names: of most ranges the lowest. */
function versionIn(range: string): string | undefined {
  const [, version] = /(\d+\.\d+\.\d+[0-9A-Za-z.-]*)/.exec(range) ?? [];
  return version !== undefined && isVersion(version) ? version : undefined;
}

function manifestAt(path: string): Manifest {
  return JSON.parse(readFileSync(path, 'utf8'));
}
