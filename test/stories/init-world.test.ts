import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { startIn, useInstalled, useStoryFolder } from './command.js';

useInstalled();
const folder = useStoryFolder();

test('init --world writes the minimal World, and overwrites nothing', async () => {
  const first = await startIn(folder('.'), ['init', '--world']);
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout).toBe(
    'world.mjs: written\nnext: npx worldproof check ./world.mjs\n'
  );
  const minimal = join(KIT_ROOT, 'docs', 'minimal-world.mjs');
  const written = readFileSync(folder('world.mjs'), 'utf8');
  expect(written).toBe(readFileSync(minimal, 'utf8'));
  writeFileSync(folder('world.mjs'), `// mine\n${written}`);
  const second = await startIn(folder('.'), ['init', '--world']);
  expect(second.stdout).toContain('there already');
  expect(readFileSync(folder('world.mjs'), 'utf8')).toMatch(/^\/\/ mine/);
});

test('what it writes is checked as it is', async () => {
  const words = ['check', './world.mjs', '--schedules', '40', '--clause'];
  const ran = await startIn(folder('.'), [...words, 'token.unique']);
  expect(ran.exitCode).toBe(0);
  expect(ran.stdout).toContain('no violated clause fails this check');
});
