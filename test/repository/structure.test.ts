import { expect, it } from 'vitest';
import { importsOf, sourceFiles, textOf } from './sources.js';

it('has small files, as the house rules promise', () => {
  const lengths = sourceFiles().map((file) => textOf(file).split('\n').length);
  const long = lengths.filter((length) => length > 200);
  expect(Math.max(...lengths)).toBeLessThanOrEqual(400);
  expect(long.length).toBeLessThan(lengths.length / 10);
});

it('has no file that imports itself by way of others', () => {
  const files = sourceFiles();
  const left = new Map(files.map((file) => [file, importsOf(file)]));
  // Whoever imports nothing that is left is in no circle.
  const free = () =>
    [...left].filter(([, found]) => !found.some((each) => left.has(each)));
  for (let next = free(); next.length > 0; next = free()) {
    for (const [file] of next) left.delete(file);
  }
  expect([...left.keys()]).toEqual([]);
});
