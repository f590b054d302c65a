import { existsSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { clausesOf } from '../../../src/explore/small-scope/clauses.js';
import { walkedScope } from '../../../src/explore/small-scope/scope.js';
import {
  read,
  readScope,
  writtenScope,
} from '../../../src/explore/small-scope/scope-file.js';

const SCOPE = walkedScope();

const BUILT = new URL(
  '../../../dist/src/explore/small-scope/scope.json.gz',
  import.meta.url
);

test('what is written is read as it was, in its order, with its clauses', () => {
  const again = read(writtenScope(SCOPE));
  expect(again).toEqual(SCOPE.map(({ small: _, ...pair }) => pair));
  expect(again.map(clausesOf)).toEqual(SCOPE.map(clausesOf));
});

test('the build has written what the sources walk to', () => {
  expect(existsSync(BUILT)).toBe(true);
  expect(readFileSync(BUILT)).toEqual(writtenScope(SCOPE));
});

test('the sources by themselves have none', () => {
  expect(readScope()).toBeUndefined();
});

test('a file of something else is told as such', () => {
  const other = gzipSync('{"pairs":[["pair.x",[0]]]}');
  expect(() => read(other)).toThrow(/entities/);
});
