import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** What a repository is found to be, before anything is written into it. */
export interface Found {
  readonly manager: PackageManager;
  /** The module that makes the World, from the folder; absent: none was found. */
  readonly factory?: string | undefined;
  readonly hasVitest: boolean;
  readonly isTypeScript: boolean;
}

const LOCKS: readonly (readonly [string, PackageManager])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
];

/** Sources first: what was built may be of yesterday. */
const FACTORIES = ['ts', 'mts', 'js', 'mjs'].flatMap((end) => [
  `src/index.${end}`,
  `src/world.${end}`,
  `index.${end}`,
  `world.${end}`,
]);

/** How a module offers a World, by its name or as its default. */
const OFFERS =
  /export\s+(?:async\s+)?(?:function|const|let)\s+create(?:Local|Embedded)?World\b|export\s*\{[^}]*\bcreate(?:Local|Embedded)?World\b[^}]*\}|export\s+default\b/;

interface Manifest {
  readonly exports?: unknown;
  readonly main?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Looks around in the folder of an adapter. */
export function lookAround(folder: string): Found {
  const isThere = (file: string) => existsSync(join(folder, file));
  const manifest = manifestOf(folder);
  const tools = { ...manifest.dependencies, ...manifest.devDependencies };
  const lock = LOCKS.find(([file]) => isThere(file));
  return {
    manager: lock?.[1] ?? 'npm',
    factory: factoryOf(folder, manifest),
    hasVitest: 'vitest' in tools,
    isTypeScript: 'typescript' in tools || isThere('tsconfig.json'),
  };
}

function factoryOf(folder: string, manifest: Manifest): string | undefined {
  const source = FACTORIES.find((file) => {
    const path = join(folder, file);
    return existsSync(path) && OFFERS.test(readFileSync(path, 'utf8'));
  });
  if (source !== undefined) return `./${source}`;
  // What the package exports, be it built or not: the kit reads it there.
  const exports = manifest.exports ?? manifest.main;
  return exports === undefined ? undefined : '.';
}

function manifestOf(folder: string): Manifest {
  const file = join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}
