/**
 * Builds beside `dist` and swaps the folders in the end: a run in progress
 * from the build is not pulled away, and nothing stale is left in it.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const fresh = join(root, `.build-${process.pid}`);
const stale = `${fresh}-old`;

const require = createRequire(import.meta.url);
const tsc = join(
  dirname(require.resolve('typescript/package.json')),
  'bin/tsc'
);
const words = [tsc, '-p', 'tsconfig.build.json', '--outDir', fresh];
const { status } = spawnSync(process.execPath, words, {
  cwd: root,
  stdio: 'inherit',
});
try {
  if (status === 0) {
    chmodSync(join(fresh, 'src/cli/main.js'), 0o755);
    put(dist, stale);
    put(fresh, dist);
  }
} finally {
  for (const folder of [fresh, stale]) {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exitCode = status ?? 1;

/** Another build may have moved it a moment ago. */
function put(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
  }
}
