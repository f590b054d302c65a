import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { KIT_ROOT, KIT_VERSION } from './kit.js';

/** The page of a report says nothing of what was found. */
const BESIDE = join('src', 'report', 'html');

let known: string | undefined;

/**
 * This very kit: in a clone of the repository a version stands for many, and
 * what one of them found is no answer of another.
 */
export function kitBuild(): string {
  known ??= `${KIT_VERSION}-${digestOf(join(KIT_ROOT, 'dist'))}`;
  return known;
}

/** A digest of all modules below a folder, wherever that is. */
export function digestOf(folder: string): string {
  const hash = createHash('sha256');
  for (const file of modulesIn(folder)) {
    const name = relative(folder, file).replaceAll('\\', '/');
    hash.update(`${name}\n`).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 12);
}

function modulesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js') && !name.startsWith(BESIDE))
    .toSorted()
    .map((name) => join(folder, name));
}
