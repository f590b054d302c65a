import { expect, test } from 'vitest';
import { entryPoints } from './api/entry-points.js';
import { renderApi } from './api/render.js';

const entries = entryPoints();

test('every name that the package exports says what it is for', () => {
  const silent = entries.flatMap(({ module, exports }) =>
    exports
      .filter(({ words }) => words === '')
      .map(({ name }) => `${module}: ${name}`)
  );
  expect(entries.length).toBeGreaterThan(4);
  expect(silent).toEqual([]);
});

test('every option of a check says what it is, and what without it', () => {
  const options = entries
    .flatMap(({ exports }) => exports)
    .find(({ name }) => name === 'CheckOptions');
  const lines = options?.declaration.split('\n') ?? [];
  const bare = lines.filter(
    (line, at) =>
      /^ {2}\w+\??:/.test(line) && !lines[at - 1]?.trimEnd().endsWith('*/')
  );
  expect(lines.length).toBeGreaterThan(60);
  expect(bare).toEqual([]);
  expect(options?.declaration).toMatch(/seed\?: string/);
});

/** `npx vitest run test/repository/api.test.ts -u` writes it anew. */
test('the page of the API is that of the declarations', async () => {
  await expect(renderApi(entries)).toMatchFileSnapshot('../../docs/api.md');
});
