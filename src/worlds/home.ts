import { realpathSync } from 'node:fs';
import { directoryOf } from '../sim/frames/place.js';
import type { SubjectSpec } from './subject.js';

/**
 * The directory of the package that is tested, as the loader knows it. The
 * kit's own Worlds have none: nobody looks for a fault in their files.
 */
export function homeOf({ entry }: SubjectSpec): string | undefined {
  return entry === undefined ? undefined : directoryOf(realpathSync(entry));
}
