import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ran, start } from './command.js';
import { FORGETFUL, useProject } from './project.js';

const project = useProject({ type: 'module' });
const read = (file: string) => readFileSync(join(project.folder, file), 'utf8');

/** Whoever stands in a folder of the project, at a desk unless it says more. */
function runIn(
  folder: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {}
): Promise<Ran> {
  return start(words, { CI: '', ...env }, join(project.folder, folder)).ended;
}
const run = (...words: string[]) => runIn('.', words);

const FEW = ['--schedules', '20', '--workers', '1', '--no-faults'];
const ONE = [...FEW, '--clause', 'owner.resolvable'];

beforeAll(() => {
  project.bring('minimal.mjs', 'minimal');
  project.write('world.mjs', FORGETFUL);
});

describe('the shards of a check, of a World with a bug', () => {
  const shard = (part: number) =>
    run(
      ...['check', './world.mjs', './minimal.mjs', ...ONE],
      ...['--shard', `${part}/2`, '--records', `${part}.jsonl`, '--exit-zero']
    );

  test('are no whole matrix while one is missing, which is named', async () => {
    await shard(1);
    const ran = await run('matrix', '1.jsonl');
    expect(ran.exitCode).not.toBe(0);
    expect(ran.stdout).toContain('shard 2 of 2');
  });

  test('are a site together, with a badge for each World', async () => {
    await shard(2);
    const ran = await run('site', 'public', '1.jsonl', '2.jsonl');
    expect(ran).toMatchObject({ exitCode: 0, stderr: '' });
    expect(read('public/index.html')).toContain('world.mjs');
    expect(read('public/matrix.html')).toContain('owner.resolvable');
    const badges = readdirSync(join(project.folder, 'public/badges'));
    const told = badges.map((name) =>
      JSON.parse(read(`public/badges/${name}`))
    );
    expect(told.map(({ color }) => color)).toContain('red');
    expect(told).toHaveLength(2);
  });
});

describe('a job on GitHub', () => {
  test('is annotated, and has a summary whose command replays', async () => {
    const summary = project.write('summary.md', '');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary };
    const words = ['check', './world.mjs', ...ONE];
    const ran = await runIn('.', words, { ...env, CI: 'true' });
    expect(ran.exitCode).toBe(1);
    const [error = ''] = /^::error .*$/m.exec(ran.stdout) ?? [];
    expect(error).toContain('owner.resolvable');
    // From a red job to the line: its command stands there whole.
    const [, token = ''] =
      /worldproof replay (wp1:\S+)/.exec(read('summary.md')) ?? [];
    const again = await run('replay', token);
    expect(again.exitCode).toBe(1);
    expect(again.stdout).toContain('✘ owner.resolvable diverges');
  });
});

describe('a baseline', () => {
  const baseline = ['--baseline', 'known.json'];

  test('holds however the World is spelled, and until its day', async () => {
    const kept = await run(
      'check',
      './world.mjs',
      ...ONE,
      ...baseline,
      '--update-baseline'
    );
    expect(kept.exitCode).toBe(0);
    const absolute = join(project.folder, 'world.mjs');
    const spelled = await run('check', absolute, ...ONE, ...baseline);
    expect(spelled.exitCode).toBe(0);
    const { accepted, ...rest } = JSON.parse(read('known.json'));
    const old = accepted.map((each: object) => ({
      ...each,
      expires: '2020-01-31',
    }));
    project.write('old.json', JSON.stringify({ ...rest, accepted: old }));
    const over = await run(
      'check',
      './world.mjs',
      ...ONE,
      '--baseline',
      'old.json'
    );
    expect(over.exitCode).toBe(1);
    expect(over.stdout).toContain('2020-01-31');
  });

  test('lets no other cause pass under a clause that it knows', async () => {
    const { accepted, ...rest } = JSON.parse(read('known.json'));
    const others = accepted.map((each: object) => ({
      ...each,
      fingerprint: 'another',
      cause: 'another',
    }));
    const text = JSON.stringify({ ...rest, accepted: others });
    project.write('others.json', text);
    const words = ['check', './world.mjs', ...ONE, '--baseline', 'others.json'];
    const ran = await run(...words);
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain('1 violated clause fails this check');
  });

  test('names what is mended, which fails a strict one', async () => {
    project.write('world.mjs', `export * from './minimal.mjs';\n`);
    const words = ['check', './world.mjs', '--workers', '1', '--no-faults'];
    const many = ['--schedules', '320', '--scenario', 'race.claim-resume'];
    const asked = [...words, ...many, '--clause', 'owner.resolvable'];
    const strict = await run(...asked, ...baseline, '--strict-baseline');
    project.write('world.mjs', FORGETFUL);
    expect(strict.exitCode, strict.stdout).toBe(1);
    expect(strict.stdout).toMatch(/no longer|not met any more|mended/);
  });
});

describe('a token of a file', () => {
  let token = '';
  beforeAll(async () => {
    await run('check', './world.mjs', ...ONE, '--json', 'report.json');
    const { cells } = JSON.parse(read('report.json'));
    token = cells[0].divergences[0].token;
  });

  test('is found from a folder below, and says when the file has changed', async () => {
    mkdirSync(join(project.folder, 'below'), { recursive: true });
    const same = await runIn('below', ['replay', token]);
    expect(same.exitCode).toBe(1);
    expect(same.stdout + same.stderr).not.toContain('has changed');
    project.write('world.mjs', `// Another first line.\n${FORGETFUL}`);
    const changed = await run('replay', token);
    project.write('world.mjs', FORGETFUL);
    expect(changed.stdout + changed.stderr).toContain('has changed since');
  });

  test.each([
    [
      'cut off',
      (text: string) => text.slice(0, 200),
      /payload: is cut off after 196 .*\(written by worldproof \d/,
    ],
    [
      'with another letter',
      (text: string) =>
        text.slice(0, 200) +
        (text.at(200) === 'Q' ? 'R' : 'Q') +
        text.slice(201),
      /payload: is damaged: .*written by worldproof \d/,
    ],
    [
      'without its prefix',
      (text: string) => text.slice(4),
      /prefix: expected wp1:/,
    ],
  ])('%s says so in one line', async (_what, damage, message) => {
    const ran = await run('replay', damage(token));
    expect(ran).toMatchObject({ exitCode: 2, stdout: '' });
    expect(ran.stderr).toMatch(message);
    expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('is an issue for the maintainers, whole', async () => {
    const [, name = ''] =
      /replay ([0-9a-f]+)$/m.exec(
        (await run('check', './world.mjs', ...ONE)).stdout
      ) ?? [];
    const issue = await run('explain', name, '--issue');
    expect(issue.exitCode).toBe(0);
    expect(issue.stdout).toContain('npx worldproof replay wp1:');
    expect(issue.stdout).toContain('owner.resolvable');
  });
});

describe('what is no report', () => {
  test.each([
    ['{"name":"mine"}', /JSON, but no report of worldproof/],
    ['{"kit":"9.0.0","schema":9,"subjects":[],"cells":[]}', /schema 9/],
  ])('%s is told as such', async (text, message) => {
    project.write('foreign.json', text);
    const ran = await run('show', 'foreign.json');
    expect(ran.exitCode).toBe(2);
    expect(ran.stderr).toMatch(message);
  });
});

test('a cache that cannot be written names its variable', async () => {
  const env = { WORLDPROOF_CACHE: '/dev/null/cache' };
  const ran = await runIn('.', ['fetch', 'starter'], env);
  expect(ran.exitCode).toBe(2);
  expect(ran.stderr).toContain('WORLDPROOF_CACHE');
});

test('what is printed fits the width, but for what is to be copied', async () => {
  project.write('value.mjs', 'export const world = 5;\n');
  const { stdout } = await run('check', './world.mjs', './value.mjs', ...ONE);
  expect(stdout).toContain('exports no createWorld (it exports world)');
  const wide = stdout.split('\n').filter((line) => line.length > 100);
  expect(wide).toEqual([]);
});

test('help is grouped by what one looks for', async () => {
  const { stdout } = await run('check', '--help');
  for (const group of ['What', 'How long', 'Output', 'Servers', 'CI']) {
    expect(stdout).toMatch(new RegExp(`^${group}.*:$`, 'im'));
  }
});

test('programs get reports, and errors that they can catch', async () => {
  project.write(
    'program.mjs',
    `import { check, defineWorld, InputError, replay } from 'worldproof';
     import { gatingCells } from 'worldproof/report';
     import * as linearizability from 'worldproof/linearizability';
     const mine = defineWorld({ name: 'mine', module: './world.mjs' });
     const report = await check({
       subjects: [mine], schedules: 20, clauses: ['owner.resolvable'],
     });
     const [cell] = gatingCells(report, { strict: false });
     const { diverges } = await replay(cell.divergences[0].token);
     const error = await replay('wp1:').catch((error) => error);
     console.log(JSON.stringify({
       clause: cell.clause, diverges, caught: InputError.is(error),
       checker: Object.values(linearizability).length > 0,
     }));`
  );
  const { promisify } = await import('node:util');
  const { execFile } = await import('node:child_process');
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['program.mjs'],
    { cwd: project.folder }
  );
  expect(JSON.parse(stdout)).toEqual({
    clause: 'owner.resolvable',
    diverges: true,
    caught: true,
    checker: true,
  });
});
