import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SURFACE_PARTS } from '../../../../src/worlds/contract/surface/changes.js';
import {
  askedName,
  SURFACES,
  surfaceOf,
} from '../../../../src/worlds/contract/surface/surface.js';
import { declaredSurface } from './declared-surface.js';

/** Where the versions are installed that the table speaks of. */
const INSTALLED: Readonly<Record<string, string>> = {
  '4.1.0-beta.2': 'node_modules/world-starter/node_modules/@workflow/world',
  '4.5.0': 'node_modules/@workflow/world',
  '5.0.0-beta.21':
    'node_modules/world-postgres-v5/node_modules/@workflow/world',
  '5.0.0-beta.37': 'node_modules/world-local-v5/node_modules/@workflow/world',
};

describe('what a World may be asked', () => {
  it.each(SURFACES)(
    'has every method, event and option that $version declares',
    ({ version, methods }) => {
      const directory = INSTALLED[version];
      if (directory === undefined) throw new TypeError(`${version}: where?`);
      const manifest = readFileSync(join(directory, 'package.json'), 'utf8');
      expect(JSON.parse(manifest).version).toBe(version);
      const declared = declaredSurface(directory);
      for (const part of SURFACE_PARTS) {
        const known = methods
          .filter((each) => each.part === part)
          .flatMap(({ name, takes }) => [
            name,
            ...takes.map((each) => askedName(name, each)),
          ]);
        expect(known.sort(), part).toEqual(declared[part]);
      }
    },
    60_000
  );

  it('is that of the nearest known version that is not newer', () => {
    const versionOf = (version?: string) => surfaceOf(version).version;
    expect(versionOf('4.2.1')).toBe('4.1.0-beta.2');
    expect(versionOf('4.9.0')).toBe('4.5.0');
    expect(versionOf('5.0.0-beta.29')).toBe('5.0.0-beta.21');
    expect(versionOf('5.0.0')).toBe('5.0.0-beta.37');
  });

  it('is the first of its line for what is older, and the newest of no version', () => {
    expect(surfaceOf('5.0.0-beta.2').version).toBe('5.0.0-beta.21');
    expect(surfaceOf(undefined).version).toBe('5.0.0-beta.37');
  });
});
