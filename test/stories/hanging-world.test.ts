import { expect, test } from 'vitest';
import { start } from './command.js';
import { useProject } from './project.js';

const project = useProject();

test('a World whose import hangs is told of at once, and given up', async () => {
  project.write('hangs.mjs', 'await new Promise(() => {});\n');
  project.bring('good.mjs', 'minimal');
  const few = ['--schedules', '4', '--scenario', 'race.cancel-cancel'];
  const words = ['check', './hangs.mjs', './good.mjs', ...few, '--no-faults'];
  const { child, ended } = start(words);
  const startMs = Date.now();
  const toldMs = new Promise<number>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      if (String(chunk).includes('still loading')) {
        resolve(Date.now() - startMs);
      }
    });
  });
  expect(await toldMs).toBeLessThan(20_000);
  const { stdout, stderr } = await ended;
  expect(stderr).toMatch(/hangs\.mjs: still loading: its module is being/);
  expect(stdout).toMatch(/! \.\/hangs\.mjs: no answer for 15 s/);
  expect(stdout).toMatch(/good\.mjs +4 schedules/);
  expect(stdout).toContain('could not be checked: ./hangs.mjs');
});
