import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { makeFolder } from '../../make-folder.js';

/**
 * Fills a directory beside its place and gives it its name when it is whole,
 * so that a half-finished install is never seen. Does nothing where it is
 * there already; tells which.
 */
export async function installOnce(
  directory: string,
  fill: (draft: string) => Promise<void>
): Promise<'installed' | 'present'> {
  if (existsSync(directory)) return 'present';
  const parent = dirname(directory);
  makeFolder(parent);
  const draft = await mkdtemp(join(parent, `.${basename(directory)}-`));
  try {
    await fill(draft);
    await rename(draft, directory);
    return 'installed';
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (existsSync(directory)) return 'present';
    throw error;
  }
}
