import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);

/** The root of the package, from its sources and from its build alike. */
export const KIT_ROOT = here.includes(`${join('dist', 'src')}`)
  ? join(here, '..', '..')
  : join(here, '..');

/** The version of this kit, which tokens and reports carry. */
export const KIT_VERSION: string = (
  require(join(KIT_ROOT, 'package.json')) as { version: string }
).version;
