import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { tarball } from './installed.js';
import { OWN_ENV } from './npm-env.js';

const text = readFileSync(join(KIT_ROOT, 'docs', 'tutorial.md'), 'utf8');

/** Its commands, as they stand there. */
const blocks = [...text.matchAll(/^```sh\n([^`]+)```$/gm)].map(
  ([, commands = '']) => commands
);

let folder = '';
let packed = '';
beforeAll(async () => {
  packed = await tarball();
  folder = mkdtempSync(join(tmpdir(), 'worldproof-tutorial-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** As somebody pastes it, in the folder that was empty at first. */
function paste(commands: string, name = '7f3a') {
  const here = commands
    .replaceAll('npm i -D worldproof', `npm i -D ${packed} --prefer-offline`)
    .replaceAll('7f3a', name);
  const { status, stdout, stderr } = spawnSync('sh', ['-c', here], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...OWN_ENV, CI: '', NO_COLOR: '1', FORCE_COLOR: '' },
  });
  return { status, stdout, stderr };
}

/** What the page says that its reader sees; a name is cut short there. */
function storyOfThePage(): RegExp {
  const [, story = ''] = /^```\n( +A +create[^`]+)```$/m.exec(text) ?? [];
  const words = story
    .trim()
    .split(/\s+/)
    .map((word) => word.replaceAll(/[.|]/g, '\\$&'));
  return new RegExp(words.join(' ').replace('drafts/…', 'drafts/\\S+'));
}

test('the tutorial, from an empty folder, by its own commands', () => {
  const [install, check, breaks, again, look, show, keep, ...more] = blocks;
  expect(more).toEqual([]);

  expect(paste(install ?? '').stdout).toContain('world.mjs: written');

  const green = paste(check ?? '');
  expect(green.stderr).toContain('./world.mjs: this was understood of it');
  expect(green.stdout).toContain('no violated clause fails this check');
  expect(green.status).toBe(0);

  expect(paste(breaks ?? '').status).toBe(0);
  const red = paste(again ?? '');
  expect(red.status).toBe(1);
  expect(red.stdout.replaceAll(/\s+/g, ' ')).toMatch(storyOfThePage());
  expect(red.stdout).toMatch(/fs:readdir at broken\.mjs:\d+/);
  expect(red.stdout).toMatch(/fs:rename at broken\.mjs:\d+/);
  const [, name] = /worldproof replay ([0-9a-f]+)$/m.exec(red.stdout) ?? [];

  const told = paste(look ?? '', name);
  expect(told.stdout).toMatch(/✘ \S+ diverges on \.\/broken\.mjs/);
  expect(told.stdout).toContain('\nwhy it matters');
  expect(told.stdout).toContain('how Worlds do it');

  expect(paste(show ?? '').stdout).toContain('.worldproof/report.html');
  expect(paste(keep ?? '').stdout).toContain('worldproof.config.mjs: written');
});
