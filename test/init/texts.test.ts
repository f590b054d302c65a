import { expect, test } from 'vitest';
import { specText } from '../../src/init/texts.js';

test.each([
  ['./src/index.ts', './src/index.js'],
  ['./world.mts', './world.mjs'],
  ['./dist/index.js', './dist/index.js'],
])('a spec of %s names it and imports %s, which compilers take', (file, as) => {
  const text = specText(file);
  expect(text).toContain(`\nimport '${as}';\n`);
  expect(text).toContain(`describeWorld({ module: '${file}' });`);
});
