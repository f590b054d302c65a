import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from './has-code.js';

/**
 * Makes a folder and those that it is in. Node's `recursive` never returns where
 * a folder refuses names with ENOENT, as `/proc` does, so each is made alone.
 */
export function makeFolder(path: string): void {
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) return;
    // In the words of the system: a file is in the way.
    mkdirSync(path);
  }
  const parent = dirname(path);
  if (!existsSync(parent)) makeFolder(parent);
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process may have been faster.
    if (!hasCode(error, 'EEXIST')) throw error;
  }
}
