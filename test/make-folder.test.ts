import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { makeFolder } from '../src/make-folder.js';

const top = mkdtempSync(join(tmpdir(), 'make-folder-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

test('a folder is made with those that it is in, and again is no error', () => {
  const deep = join(top, 'a', 'b', 'c');
  makeFolder(deep);
  makeFolder(deep);
  expect(existsSync(deep)).toBe(true);
});

test('a file in the way is told as that', () => {
  const file = join(top, 'file');
  writeFileSync(file, '');
  expect(() => makeFolder(file)).toThrow(/EEXIST/);
  expect(() => makeFolder(join(file, 'below'))).toThrow(/ENOTDIR/);
  expect(() => makeFolder(join(file, 'below', 'it'))).toThrow(/ENOTDIR/);
});

test.runIf(existsSync('/proc/self'))(
  'a folder in which none can be made is an error, and no endless loop',
  () => {
    expect(() => makeFolder('/proc/nowhere/deep')).toThrow(/ENOENT/);
  }
);
