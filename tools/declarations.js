import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const NAMED = /(?:from\s+|import\(\s*|import\s+)['"](\.[^'"]+)\.js['"]/g;

/**
 * Removes the declarations that no entry of the package leads to: half of its
 * files, which nobody could import.
 */
export function keepReachable(folder, entries) {
  const reachable = new Set();
  const waiting = entries.map((entry) => join(folder, entry));
  for (const file of waiting) {
    if (reachable.has(file) || !existsSync(file)) continue;
    reachable.add(file);
    for (const [, name] of readFileSync(file, 'utf8').matchAll(NAMED)) {
      waiting.push(join(dirname(file), `${name}.d.ts`));
    }
  }
  for (const name of readdirSync(folder, { recursive: true })) {
    const file = join(folder, name);
    if (name.endsWith('.d.ts') && !reachable.has(file)) rmSync(file);
  }
}
