import { writeFileSync } from 'node:fs';
import { walkedScope } from './scope.js';
import { writtenScope } from './scope-file.js';

/** Run by a build, from the build: `readScope` finds the file beside it. */
writeFileSync(
  new URL('./scope.json.gz', import.meta.url),
  writtenScope(walkedScope())
);
