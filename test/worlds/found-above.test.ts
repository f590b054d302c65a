import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { foundAbove } from '../../src/worlds/found-above.js';

let root = '';
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'worldproof-above-'));
  mkdirSync(join(root, 'src/deep'), { recursive: true });
  writeFileSync(join(root, 'src/world.mjs'), '');
  writeFileSync(join(root, 'worldproof.config.ts'), '');
});
afterAll(() => rmSync(root, { recursive: true }));

it.each([
  ['./src/world.mjs', '.', './src/world.mjs'],
  ['./src/world.mjs', 'src/deep', 'ROOT/src/world.mjs'],
  ['./worldproof.config.ts#mine', 'src', 'ROOT/worldproof.config.ts#mine'],
  ['./gone.mjs', 'src', './gone.mjs'],
  ['/src/world.mjs', 'src', '/src/world.mjs'],
  ['reference', 'src', 'reference'],
  ['@acme/world@1.0.0', 'src', '@acme/world@1.0.0'],
])('%s, from %s, is %s', (word, folder, found) => {
  const expected = found.replace('ROOT', root);
  expect(foundAbove(word, join(root, folder))).toBe(expected);
});
