import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { SubjectSpec } from './subject.js';

/** `from './rules.js'`, `import('./rules.js')`, `require('./rules')`. */
const IMPORTED = /\b(?:from|import|require)\s*\(?\s*['"](\.[^'"\n]+)['"]/g;

/** What TypeScript and Node.js find behind a name, the name itself first. */
const ENDINGS = ['', '.ts', '.js', '.mts', '.mjs', '.cts', '.cjs'];

/**
 * A digest of a World's own files, so that what was found out about it is not
 * taken for something about another. Absent for a published version, whose
 * files never change.
 */
export function codeOf({
  family,
  entry,
  maker,
}: SubjectSpec): string | undefined {
  const files = family === 'module' ? [entry, maker?.file] : [maker?.file];
  const all = reachedFrom(files.filter((file) => file !== undefined));
  if (all.size === 0) return undefined;
  const hash = createHash('sha256');
  // Where the files are is nothing of what they say.
  for (const text of all.values()) hash.update(`${text.length}\n${text}`);
  return hash.digest('hex').slice(0, 12);
}

/** These files and those that they import by a path, in that order. */
function reachedFrom(files: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const left = files.map((file) => resolve(file));
  for (let file = left.shift(); file !== undefined; file = left.shift()) {
    if (found.has(file) || !existsSync(file)) continue;
    const text = readFileSync(file, 'latin1');
    found.set(file, text);
    for (const [, path = ''] of text.matchAll(IMPORTED)) {
      const imported = fileOf(resolve(dirname(file), path));
      if (imported !== undefined) left.push(imported);
    }
  }
  return found;
}

function fileOf(path: string): string | undefined {
  // In TypeScript `./rules.js` may be the name of `rules.ts`.
  const bare = path.replace(/\.([cm]?)js$/, '.$1ts');
  const names = ENDINGS.flatMap((end) => [
    path + end,
    join(path, `index${end}`),
  ]);
  return [...names, bare].find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
