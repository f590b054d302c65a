import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { KIT_ROOT } from '../kit.js';
import { type Written, writeNew } from './write-new.js';

export const WORLD_FILE = 'world.mjs';

/** The minimal World of the docs, as a file of the user's own. */
export function writeWorld(folder: string): Written {
  const source = join(KIT_ROOT, 'docs', 'minimal-world.mjs');
  return writeNew(folder, WORLD_FILE, readFileSync(source, 'utf8'));
}
