import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codesOf } from '../../src/worlds/codes.js';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'worldproof-code-'));
  write('world.ts', "import { rules } from './src/rules.js';");
  write('src/rules.ts', "export * from '../shared';");
  write('shared/index.ts', "export { x } from 'elsewhere';");
  write('notes.ts', 'nobody imports this');
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

async function code(): Promise<string | undefined> {
  const file = join(folder, 'world.ts');
  return (await codesOf([file]))[file];
}

describe('what a World is made of', () => {
  it.each(['world.ts', 'src/rules.ts', 'shared/index.ts'])(
    'is something else once %s changes, and the same again after that',
    async (name) => {
      const before = await code();
      expect(before).toMatch(/^[0-9a-f]{12}$/);
      write('notes.ts', 'somebody wrote here');
      expect(await code()).toBe(before);
      const kept = `export const kept = '${name}';`;
      write(name, kept);
      const after = await code();
      expect(after).not.toBe(before);
      write(name, `${kept}\n`);
      expect(await code()).not.toBe(after);
      write(name, kept);
      expect(await code()).toBe(after);
    }
  );

  it('is nothing that a published version or the reference World has', async () => {
    const published = { package: '@acme/world', version: '1.0.0' };
    const words = ['reference', 'local-v5', '@acme/world@1.0.0', published];
    expect(await codesOf(words)).toEqual({});
  });

  it('is left to be told by others where it is not there', async () => {
    expect(await codesOf([join(folder, 'gone.ts')])).toEqual({});
  });
});
