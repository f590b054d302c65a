import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { placeOf } from '../../../src/sim/frames/place.js';

const base = mkdtempSync(join(tmpdir(), 'worldproof-places-'));
afterAll(() => rmSync(base, { recursive: true }));

function write(path: string, text: string): string {
  const file = join(base, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return file;
}

/** Of two lines that stand five lines further down in their source. */
const MAP = (source: string) =>
  JSON.stringify({
    version: 3,
    sources: [source],
    names: [],
    mappings: 'AAKA;AACA',
  });

const home = join(base, 'adapter');
write('adapter/package.json', '{"name":"adapter"}');

function shown(file: string, line = 2) {
  return placeOf({ file, line, column: 1 }, home);
}

describe('a place', () => {
  test('is relative to the package', () => {
    const file = write('adapter/dist/plain.js', 'one();\ntwo();\n');
    expect(shown(file)).toEqual({ file: 'dist/plain.js', line: 2, column: 1 });
  });

  test('is that of the source, by a map in a file beside it', () => {
    const link = '//# sourceMappingURL=mapped.js.map';
    const file = write('adapter/dist/mapped.js', `one();\ntwo();\n${link}\n`);
    write('adapter/dist/mapped.js.map', MAP('../src/mapped.ts'));
    expect(shown(file)).toEqual({
      file: 'src/mapped.ts',
      line: 7,
      column: 1,
      compiled: 'dist/mapped.js:2',
    });
  });

  test('is that of the source, by a map within', () => {
    const data = Buffer.from(MAP('../src/inline.ts')).toString('base64');
    const link = `//# sourceMappingURL=data:application/json;base64,${data}`;
    const file = write('adapter/dist/inline.js', `one();\ntwo();\n${link}`);
    expect(shown(file, 1)).toMatchObject({ file: 'src/inline.ts', line: 6 });
  });

  test.each([
    ['missing', 'gone.js.map', undefined],
    ['broken', 'broken.js.map', 'not JSON'],
  ])('is that of the file where its map is %s', (name, map, text) => {
    const link = `//# sourceMappingURL=${map}`;
    const file = write(`adapter/dist/${name}.js`, `one();\ntwo();\n${link}`);
    if (text !== undefined) write(`adapter/dist/${map}`, text);
    expect(shown(file)).toMatchObject({ file: `dist/${name}.js`, line: 2 });
  });

  test('of a bundle has the name that the bundler gave it', () => {
    const link = '//# sourceMappingURL=bundle.js.map';
    const file = write('adapter/dist/bundle.js', `one();\ntwo();\n${link}`);
    write('adapter/dist/bundle.js.map', MAP('webpack://adapter/./src/a.ts'));
    expect(shown(file)).toMatchObject({ file: 'src/a.ts', line: 7 });
  });

  test('of a package that is used stands under its name', () => {
    const file = write('adapter/node_modules/pg/lib/client.js', 'one();\n');
    expect(shown(file, 1).file).toBe('pg/lib/client.js');
  });

  test('elsewhere says nothing of the machine', () => {
    const linked = write('other/lib/store.js', 'one();\n');
    write('other/package.json', '{"name":"@me/store"}');
    expect(shown(linked, 1).file).toBe('@me/store/lib/store.js');
    const loose = write('loose/store.js', 'one();\n');
    expect(shown(loose, 1).file).toBe('loose/store.js');
  });
});
