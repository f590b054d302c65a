import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { KIT_VERSION } from '../src/kit.js';
import { digestOf, kitBuild } from '../src/kit-build.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worldproof-build-'));
  mkdirSync(join(folder, 'src/judge'), { recursive: true });
  writeFileSync(join(folder, 'src/judge/judge.js'), 'judge()');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('is another build once what judges is changed, moved or added to', () => {
  const first = digestOf(folder);
  expect(digestOf(folder)).toBe(first);
  writeFileSync(join(folder, 'src/judge/judge.js'), 'judge(2)');
  const changed = digestOf(folder);
  writeFileSync(join(folder, 'src/judge/more.js'), '');
  expect(new Set([first, changed, digestOf(folder)]).size).toBe(3);
});

it('is the same build where only its page is another', () => {
  const first = digestOf(folder);
  mkdirSync(join(folder, 'src/report/html'), { recursive: true });
  writeFileSync(join(folder, 'src/report/html/page.js'), 'page()');
  writeFileSync(join(folder, 'notes.txt'), 'nothing that runs');
  expect(digestOf(folder)).toBe(first);
});

it('begins with the version, for whoever tidies a cache', () => {
  expect(kitBuild()).toMatch(new RegExp(`^${KIT_VERSION}-[0-9a-f]{12}$`));
});
