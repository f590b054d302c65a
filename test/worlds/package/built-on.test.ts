import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { builtOn } from '../../../src/worlds/package/built-on.js';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'built-on-'));
});
afterEach(() => rmSync(home, { recursive: true }));

function manifest(at: string, content: object): string {
  const folder = join(home, at);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify(content));
  return folder;
}

const contract = (version: string) => ({ name: '@workflow/world', version });
const on = (range: string) => ({ dependencies: { '@workflow/world': range } });

test('the version that its dependency resolves to from where it is', () => {
  const root = manifest('node_modules/w', on('^4.1.0'));
  manifest('node_modules/@workflow/world', contract('4.5.0'));
  expect(builtOn(root)).toBe('4.5.0');
  expect(builtOn(join(root, 'dist/index.js'))).toBe('4.5.0');
  manifest('node_modules/w/node_modules/@workflow/world', contract('4.1.5'));
  expect(builtOn(root)).toBe('4.1.5');
});

test('not one that is installed for somebody else', () => {
  const root = manifest('node_modules/w', on('4.1.0-beta.2'));
  manifest('node_modules/@workflow/world', contract('5.0.0-beta.37'));
  expect(builtOn(root)).toBe('4.1.0-beta.2');
});

test.each([
  ['^5.0.0-beta.30', '5.0.0-beta.30'],
  ['>=4.1.0 <5', '4.1.0'],
  ['workspace:*', undefined],
  ['latest', undefined],
])('of %s, when nothing is installed: %s', (range, expected) => {
  const peerDependencies = { '@workflow/world': range };
  expect(builtOn(manifest('w', { peerDependencies }))).toBe(expected);
});

test('a package that names no contract, or a file in none, tells nothing', () => {
  manifest('node_modules/@workflow/world', contract('4.5.0'));
  expect(builtOn(manifest('w', { dependencies: {} }))).toBeUndefined();
  expect(builtOn(join(home, 'alone.mjs'))).toBeUndefined();
});
