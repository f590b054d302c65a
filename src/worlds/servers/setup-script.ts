import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** As `@workflow/world-postgres` names what sets up its database. */
const SETUP = 'bootstrap';

/** Before it had that name. */
const OLD_SETUP = 'workflow-postgres-setup';

interface Manifest {
  readonly name?: string;
  readonly bin?: string | Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

/** A package that depends on it is a World, and its setup is a database's. */
const CONTRACT = '@workflow/world';

/** The nearest directory above with a manifest that names a package. */
export function findPackageRoot(file: string): string | undefined {
  for (let at = dirname(file); ; at = dirname(at)) {
    if (readManifest(at)?.name) return at;
    if (at === dirname(at)) return undefined;
  }
}

/** The script that a package brings to set up its database. */
export function setupScript(root: string): string | undefined {
  const manifest = readManifest(root);
  const { bin, dependencies, peerDependencies } = manifest ?? {};
  const isWorld = CONTRACT in { ...dependencies, ...peerDependencies };
  if (!isWorld || typeof bin !== 'object') return undefined;
  const script = bin[SETUP] ?? bin[OLD_SETUP];
  return script === undefined ? undefined : join(root, script);
}

function readManifest(directory: string): Manifest | undefined {
  const file = join(directory, 'package.json');
  if (!existsSync(file)) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')) as Manifest;
}
