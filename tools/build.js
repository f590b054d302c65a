/**
 * Builds beside `dist` and swaps the folders in the end: a run in progress
 * from the build is not pulled away, and nothing stale is left in it.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepReachable } from './declarations.js';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const fresh = join(root, `.build-${process.pid}`);
const stale = `${fresh}-old`;

try {
  process.exitCode = compile();
  if (process.exitCode === 0) {
    chmodSync(join(fresh, 'src/cli/main.js'), 0o755);
    keepReachable(fresh, declared());
    writeScope();
    put(dist, stale);
    put(fresh, dist);
  }
} finally {
  for (const folder of [fresh, stale]) {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The page of a report runs in browsers, and has other types. */
function compile() {
  const require = createRequire(import.meta.url);
  const home = dirname(require.resolve('typescript/package.json'));
  for (const project of ['tsconfig.build.json', 'src/report/html/client']) {
    const { status } = spawnSync(
      process.execPath,
      [join(home, 'bin/tsc'), '-p', project, '--outDir', fresh],
      { cwd: root, stdio: 'inherit' }
    );
    if (status !== 0) return status ?? 1;
  }
  return 0;
}

/** What a check would have to walk the model for, once and for all. */
function writeScope() {
  const module = join(fresh, 'src/explore/small-scope/write-scope.js');
  const { status } = spawnSync(process.execPath, [module], {
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the small scope could not be written');
}

/** What the package's exports name, below `dist`. */
function declared() {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.values(manifest.exports).flatMap(({ types }) =>
    types === undefined ? [] : [relative('dist', types)]
  );
}

/** Another build may have moved it a moment ago. */
function put(from, to) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(error.code)) throw error;
  }
}
