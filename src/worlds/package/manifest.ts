import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SubjectError } from '../errors.js';

interface Manifest {
  readonly version?: string;
  readonly main?: string;
  readonly exports?: unknown;
}

function manifestAt(root: string): Manifest {
  return JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
}

/** @throws SubjectError where the folder is no package */
function packageManifest(root: string, subject: string): Manifest {
  try {
    return manifestAt(root);
  } catch {
    const expected =
      'name a module, or a folder whose package.json has exports';
    throw new SubjectError(subject, `${root} is not a package: ${expected}`);
  }
}

export function versionAt(root: string): string {
  return manifestAt(root).version ?? 'unknown';
}

/** The folder of the package that a file belongs to. */
export function packageRoot(file: string): string | undefined {
  for (let at = dirname(file); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
  }
  return undefined;
}

/**
 * The file that `import` of the package would load.
 *
 * @throws SubjectError
 */
export function entryOf(root: string, subject: string): string {
  const { exports, main } = packageManifest(root, subject);
  const file = conditional(exports) ?? main ?? 'index.js';
  const entry = join(root, file);
  if (!existsSync(entry)) {
    const advice = file.startsWith('./dist') ? '; build it first' : '';
    throw new SubjectError(subject, `the package has no ${file}${advice}`);
  }
  return entry;
}

function conditional(exports: unknown): string | undefined {
  if (typeof exports === 'string') return exports;
  if (typeof exports !== 'object' || exports === null) return undefined;
  const table = exports as Record<string, unknown>;
  for (const key of ['.', 'node', 'import', 'default']) {
    if (key in table) return conditional(table[key]);
  }
  return undefined;
}
