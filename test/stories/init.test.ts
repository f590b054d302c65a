import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startIn } from './command.js';
import { useProject } from './project.js';

const project = useProject({
  type: 'module',
  devDependencies: { vitest: '*', typescript: '*' },
});
const init = (...words: string[]) =>
  startIn(project.folder, ['init', ...words]);
const read = (file: string) => readFileSync(join(project.folder, file), 'utf8');

test('a folder without a World is told how to get one', async () => {
  const ran = await init();
  expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ran.stderr).toMatch(/^worldproof: there is no World .*init --world/);
});

test('an adapter gets a config, a spec and a CI job, and a first check', async () => {
  project.bring('src/minimal.mjs', 'minimal');
  project.write('src/index.ts', `export { createWorld } from './minimal.mjs';`);
  project.write('pnpm-lock.yaml', '');
  const ran = await init();
  expect(ran.stdout).toMatch(/^package manager: pnpm\nWorld: createWorld of/);
  for (const file of [
    'worldproof.config.ts',
    'worldproof.test.ts',
    '.github/workflows/worldproof.yml',
    'worldproof.kubernetes.yml',
  ]) {
    expect(ran.stdout).toContain(`${file}: written`);
    expect(existsSync(join(project.folder, file))).toBe(true);
  }
  // Without it, vitest --watch would not run the spec again.
  expect(read('worldproof.test.ts')).toContain("\nimport './src/index.js';");
  expect(ran.stdout).toContain('no violated clause fails this check');
  expect(ran.stdout).toMatch(/next: pnpm exec worldproof check\n$/);
  expect(ran.exitCode).toBe(0);
});

test('asked again it overwrites nothing', async () => {
  project.write('worldproof.test.ts', '// mine');
  const ran = await init('--no-check');
  expect(ran.stdout).toContain('worldproof.test.ts: there already');
  expect(ran.stdout).not.toContain(': written');
  expect(ran.stdout).not.toContain('a first check');
  expect(read('worldproof.test.ts')).toBe('// mine');
});

/** Lines of the workflow that run the kit, as a shell gets them. */
function steps(): readonly string[] {
  const lines = read('.github/workflows/worldproof.yml').split('\n');
  return lines
    .filter((line) => /worldproof (check|matrix)/.test(line))
    .map((line) => line.replace(/^\s*- run: /, '').trim());
}

test('the steps of its workflow run: shards, and a merge with a summary', () => {
  const [shard = '', merge = ''] = steps();
  const kit = 'node node_modules/worldproof/dist/src/cli/main.js';
  const summary = join(project.folder, 'summary.md');
  const env = {
    ...process.env,
    GITHUB_ACTIONS: 'true',
    GITHUB_STEP_SUMMARY: summary,
  };
  const run = (line: string) =>
    execFileSync('sh', ['-c', line.replace('pnpm exec worldproof', kit)], {
      cwd: project.folder,
      encoding: 'utf8',
      env,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  for (const index of [1, 2, 3, 4]) {
    const line = shard.replaceAll(/\$\{\{ matrix\.shard \}\}/g, String(index));
    run(`${line} --schedules 60 --clause token.unique --workers 1`);
  }
  expect(existsSync(summary)).toBe(false);
  expect(run(merge)).toContain('60 schedules');
  expect(readFileSync(summary, 'utf8')).toMatch(
    /\.\/src\/index\.ts \| local +\| 60 /
  );
});

/** What the containers of its jobs run, as a shell gets it. */
function scripts(): readonly string[] {
  const text = read('worldproof.kubernetes.yml');
  return [...text.matchAll(/args:\n +- \|\n((?: {14}.*\n)+)/g)].map(
    ([, lines = '']) => lines.replaceAll(/^ {14}/gm, '')
  );
}

test('the pods of its Kubernetes Job run by their index, and one merges', async () => {
  project.bring('src/minimal.mjs', 'minimal');
  project.write('src/index.ts', `export { createWorld } from './minimal.mjs';`);
  project.write('pnpm-lock.yaml', '');
  await init('--no-check');
  const [pod = '', merge = ''] = scripts();
  const kit = 'node node_modules/worldproof/dist/src/cli/main.js';
  const run = (script: string, index = '') =>
    execFileSync('sh', ['-ec', script.replace('pnpm exec worldproof', kit)], {
      cwd: project.folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        RECORDS: join(project.folder, 'records'),
        RUN: 'a1b2c3',
        JOB_COMPLETION_INDEX: index,
      },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  const short = pod.replace(
    '--exit-zero',
    '--exit-zero --schedules 24 --clause token.unique --workers 1'
  );
  for (const index of ['0', '1', '2', '3']) run(short, index);
  // One that is started again has nothing left to do, and ends the same.
  run(short, '3');
  expect(run(merge)).toContain('no violated clause fails this check');
  expect(read('records/a1b2c3/matrix.md')).toContain('24 schedules over');
  expect(read('records/a1b2c3/report.html')).toContain('token.unique');
  rmSync(join(project.folder, 'records/a1b2c3/shard-2.jsonl'));
  const [, merging = ''] = merge.split('done\n');
  expect(() => run(merging)).toThrow(/status 2|Command failed/);
});
