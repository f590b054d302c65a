import { dirname, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Territory } from './frame.js';
import { MODULES } from './place.js';

/** The code of the simulation itself, wherever it was built to. */
const KIT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * The land of a package whose directory is `home`: what lies below it is its
 * own, up to the packages that it brings with it. Of a module by path, what is
 * linked to it and lies in no `node_modules` is its author's as well.
 */
export function territoryOf(home: string): Territory {
  const inside = home.endsWith(sep) ? home : home + sep;
  const isInstalled = inside.includes(MODULES);
  return (file) => {
    if (file.startsWith(KIT + sep)) return 'none';
    if (file.startsWith(inside)) {
      const rest = file.slice(inside.length - 1);
      return rest.includes(MODULES) ? 'strange' : 'own';
    }
    return isInstalled || file.includes(MODULES) ? 'strange' : 'own';
  };
}
