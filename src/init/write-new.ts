import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasCode } from '../has-code.js';
import { makeFolder } from '../make-folder.js';

/** A file that was asked for: written, or there already and left as it was. */
export interface Written {
  readonly file: string;
  readonly isNew: boolean;
}

/** Writes a file below a folder unless something is there. */
export function writeNew(folder: string, file: string, text: string): Written {
  const path = join(folder, file);
  makeFolder(dirname(path));
  try {
    writeFileSync(path, text, { flag: 'wx' });
    return { file, isNew: true };
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
    return { file, isNew: false };
  }
}
