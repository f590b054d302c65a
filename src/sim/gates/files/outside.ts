import { resolve } from 'node:path';
import { changesFiles } from './changes.js';
import { isRefused } from './refused.js';

/** Told of, at most: they are one mistake. */
const TOLD_MAX = 5;

const found = new Set<string>();

/**
 * Real files that simulated processes have changed, as `fs:mkdir /path`: by
 * rights all that they keep is below the virtual root.
 */
export function changesOutside(): readonly string[] {
  return [...found];
}

/** Notes a call on a real file; true if it changes something there. */
export function noteOutside(name: string, args: readonly unknown[]): boolean {
  if (!changesFiles(name, args) || isRefused(name, args)) return false;
  if (found.size < TOLD_MAX) found.add(outsideTarget(name, args));
  return true;
}

/** The call as messages show it, with the whole path. */
function outsideTarget(name: string, args: readonly unknown[]): string {
  const [first] = args;
  const path = typeof first === 'string' ? resolve(first) : String(first);
  return `fs:${name} ${path}`;
}
