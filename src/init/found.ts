import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** What a repository is found to be, before anything is written into it. */
export interface Found {
  readonly manager: PackageManager;
  /** Where `.github` is: the root of the repository, or the folder itself. */
  readonly root: string;
  /** The folder as it lies below that root, `packages/world`; empty there. */
  readonly within: string;
  /** The module that makes the World, from the folder; absent: none was found. */
  readonly factory?: string | undefined;
  /** What it exports is called so and takes options of its own. */
  readonly otherFactory?: string | undefined;
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
  readonly workspaces?: unknown;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/** Looks around in the folder of an adapter, and in the repository around it. */
export function lookAround(folder: string): Found {
  const isThere = (file: string) => existsSync(join(folder, file));
  const manifest = manifestOf(folder);
  const tools = { ...manifest.dependencies, ...manifest.devDependencies };
  const above = upTo(folder);
  const locks = above.flatMap((each) =>
    LOCKS.filter(([file]) => existsSync(join(each, file)))
  );
  const root = above.at(-1) ?? folder;
  const factory = factoryOf(folder, manifest);
  return {
    manager: locks[0]?.[1] ?? 'npm',
    root,
    within: relative(root, folder).replaceAll('\\', '/'),
    factory,
    ...(factory === '.' && { otherFactory: otherFactoryOf(folder, manifest) }),
    hasVitest: 'vitest' in tools,
    isTypeScript: 'typescript' in tools || isThere('tsconfig.json'),
  };
}

/** The folder and those around it, up to the one of `.git`; alone without one. */
function upTo(folder: string): readonly string[] {
  const all = [folder];
  for (let at = folder; ; at = dirname(at)) {
    if (at !== folder) all.push(at);
    if (existsSync(join(at, '.git'))) return all;
    if (dirname(at) === at) return [folder];
  }
}

/** Packages below a root without a World of its own that have one. */
export function packagesWithWorld(folder: string): readonly string[] {
  const { workspaces } = manifestOf(folder);
  const listed = Array.isArray(workspaces) ? workspaces : DEFAULT_WORKSPACES;
  return listed
    .filter((pattern) => typeof pattern === 'string')
    .flatMap((pattern) => foldersOf(folder, pattern))
    .filter((each) => {
      const path = join(folder, each);
      return factoryOf(path, manifestOf(path)) !== undefined;
    });
}

/** Where most keep them; pnpm lists them in a file of its own. */
const DEFAULT_WORKSPACES: readonly unknown[] = ['packages/*'];

/** Of `packages/*` the folders, of any other pattern itself. */
function foldersOf(root: string, pattern: string): readonly string[] {
  const [base = '', star] = pattern.split('/*');
  const path = join(root, base);
  if (!existsSync(path)) return [];
  if (star === undefined) return [base];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .map(({ name }) => `${base}/${name}`);
}

/** `createRedisWorld`: a factory whose options nobody but its author knows. */
const OTHER =
  /export\s+(?:async\s+)?(?:function|const|let)\s+(create\w*World)\b/;

function otherFactoryOf(
  folder: string,
  { exports, main }: Manifest
): string | undefined {
  const entry = typeof exports === 'string' ? exports : main;
  const files = [...(entry === undefined ? [] : [entry]), ...FACTORIES];
  const texts = files
    .map((file) => join(folder, file))
    .filter((path) => existsSync(path) && statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'));
  if (texts.some((text) => OFFERS.test(text))) return undefined;
  return texts.flatMap((text) => OTHER.exec(text)?.[1] ?? [])[0];
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
