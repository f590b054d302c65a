import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import type { Checked } from './command.js';
import { check, useInstalled, useStoryFolder } from './command.js';

const MINIMAL = join(KIT_ROOT, 'docs', 'minimal-world.mjs');
useInstalled();
const folder = useStoryFolder();

/** Every clause that applies was met, and none is broken, of any level. */
function expectGreen({ exitCode, report }: Checked): void {
  expect(report.subjects).toMatchObject([{ differed: 0, errors: [] }]);
  const other = report.cells
    .filter(({ verdict }) => !/^(holds|not applicable)$/.test(verdict))
    .map(({ clause, verdict }) => `${clause} ${verdict}`);
  expect(other.filter((each) => !each.endsWith('not exercised'))).toEqual([]);
  expect(exitCode).toBe(0);
}

test('the minimal World has as few lines of code as the tutorial says', () => {
  const code = readFileSync(MINIMAL, 'utf8')
    .split('\n')
    .filter((line) => !/^\s*($|\/\/|\/\*\*.*\*\/$)/.test(line));
  expect(code.length).toBeLessThanOrEqual(100);
  const tutorial = readFileSync(join(KIT_ROOT, 'docs', 'tutorial.md'), 'utf8');
  expect(tutorial).toContain('on files in 100 lines of code');
});

test('the minimal World keeps every clause, over two processes too', async () => {
  const checked = await check(MINIMAL, '--schedules', '600', '--strict');
  expectGreen(checked);
  const holds = checked.report.cells.filter(
    ({ verdict }) => verdict === 'holds'
  );
  expect(holds.length).toBeGreaterThan(70);
  // Its folder, which it makes as it is made, was none of this machine.
  expect(existsSync('/worldproof')).toBe(false);
});

test('it keeps what the newest contract asks of it in a package', async () => {
  mkdirSync(folder('adapter'));
  const dependencies = { '@workflow/world': '5.0.0-beta.37' };
  const manifest = JSON.stringify({ name: 'adapter', dependencies });
  writeFileSync(folder('adapter/package.json'), manifest);
  copyFileSync(MINIMAL, folder('adapter/world.mjs'));
  const words = ['--schedules', '600', '--seed', 'other', '--strict'];
  expectGreen(await check(folder('adapter/world.mjs'), ...words));
});

test('it keeps what it has acknowledged through deaths and power losses', async () => {
  const clauses = 'power.acknowledged,power.usable,recovery.converges';
  const words = ['--faults', '--strict', '--clause', clauses];
  const checked = await check(MINIMAL, ...words, '--schedules', '200');
  expectGreen(checked);
  const met = checked.report.cells.filter(({ exercised }) => exercised > 20);
  expect(met).toHaveLength(3);
});
