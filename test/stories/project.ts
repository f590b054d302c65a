import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { fixture } from './command.js';

/** A folder of a user's, in which the kit is installed. */
export interface Project {
  readonly folder: string;
  write(file: string, text: string): void;
  /** A World of the fixtures, or the minimal one of the docs. */
  bring(file: string, world: string): void;
}

/** As `npm init -y` and `npm i -D worldproof` leave it, for a file of tests. */
export function useProject(manifest: object = {}): Project {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'worldproof-project-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(KIT_ROOT, join(folder, 'node_modules', 'worldproof'));
    const text = JSON.stringify({ name: 'adapter', ...manifest });
    writeFileSync(join(folder, 'package.json'), text);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const place = (file: string) => {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    return join(folder, file);
  };
  return {
    get folder() {
      return folder;
    },
    write: (file, text) => writeFileSync(place(file), text),
    bring(file, world) {
      const minimal = join(KIT_ROOT, 'docs', 'minimal-world.mjs');
      const from = world === 'minimal' ? minimal : fixture(world);
      copyFileSync(from, place(file));
    },
  };
}
