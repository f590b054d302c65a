import { spawnSync } from 'node:child_process';
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Ran, start } from './command.js';
import { commandOf } from './installed.js';
import { FORGETFUL, useProject } from './project.js';

const project = useProject({ type: 'module' });
const read = (file: string) => readFileSync(join(project.folder, file), 'utf8');

/** At somebody's desk: in CI nothing has a short name. */
const run = (...words: string[]) =>
  start(words, { CI: '' }, project.folder).ended;

const CHECK = [
  ...['check', './right.mjs', './world.mjs', '--schedules', '20'],
  ...['--clause', 'owner.resolvable,run.creatable', '--workers', '1'],
];
const BASELINE = ['--baseline', 'accepted.json'];

describe('a bug beside a World without one', () => {
  let ran: Ran;
  let name = '';

  beforeAll(async () => {
    for (const file of ['minimal.mjs', 'right.mjs']) {
      project.bring(file, 'minimal');
    }
    project.write('world.mjs', FORGETFUL);
    const files = ['junit=out.xml', 'sarif=out.sarif', 'ctrf=out.ctrf.json'];
    const reporters = ['--reporter', files.join(',')];
    ran = await run(...CHECK, ...reporters, '--html', 'page/');
    [, name = ''] = /worldproof explain ([0-9a-f]+)/.exec(ran.stdout) ?? [];
  });

  test('fails the check, which ends with its cause, its cell and what to do', () => {
    expect(ran.exitCode).toBe(1);
    const [, end = ''] = ran.stdout.split('violated clause in all');
    expect(end).toMatch(
      /, from \d causes?:\n\.\/world\.mjs: 1 violated clause/
    );
    expect(end).toMatch(/\n {2}\.\/world\.mjs: owner\.resolvable\n/);
    expect(end).toMatch(/\nnext: .*explain [0-9a-f]+/);
    expect(end.split('\n').length).toBeLessThan(24);
  });

  test.each(['out.xml', 'out.sarif', 'out.ctrf.json', 'page/index.html'])(
    'stands in %s',
    (file) => {
      expect(read(file)).toContain('owner.resolvable');
      expect(read(file)).toContain('world.mjs');
    }
  );

  test('is explained and replayed by its short name', async () => {
    const told = await run('explain', name);
    expect(told.stdout).toContain('✘ owner.resolvable on ./world.mjs');
    expect(told.stdout).toContain('\nwhy it matters');
    const replayed = await run('replay', name);
    expect(replayed.exitCode).toBe(1);
    expect(replayed.stdout).toContain('✘ owner.resolvable diverges');
    // What was copied may come through a pipe.
    const words = [commandOf(project.folder), 'replay', '-'];
    const { stdout } = spawnSync(process.execPath, words, {
      cwd: project.folder,
      encoding: 'utf8',
      input: `npx worldproof replay ${name}\n`,
    });
    expect(stdout).toContain('✘ owner.resolvable diverges');
    // A clause is explained without a finding too.
    const clause = await run('explain', 'run.creatable');
    expect(clause.stdout).toContain('how Worlds do it');
  });
});

test('an accepted bug passes, and is not called mended by a few schedules without it', async () => {
  const accepted = await run(...CHECK, ...BASELINE, '--update-baseline');
  expect(accepted.exitCode).toBe(0);
  const known = await run(...CHECK, ...BASELINE, '--strict-baseline');
  expect(known.exitCode).toBe(0);
  expect(known.stdout).toContain('1 known from the baseline');
  const { folder } = project;
  copyFileSync(join(folder, 'right.mjs'), join(folder, 'world.mjs'));
  const missed = await run(...CHECK, ...BASELINE, '--strict-baseline');
  expect(missed.exitCode).toBe(0);
  expect(missed.stdout).toContain('not met, by fewer than 300 schedules');
});
