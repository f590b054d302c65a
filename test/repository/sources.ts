import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { KIT_ROOT } from '../../src/kit.js';

const SRC = join(KIT_ROOT, 'src');
const IMPORT = /(?:from|import\() ?'(\.[^']+)'/g;

/** The files of `src`, by their paths there. */
export function sourceFiles(): string[] {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.ts'));
}

export function textOf(file: string): string {
  return readFileSync(join(SRC, file), 'utf8');
}

/** The files that a file imports, types among them, by their paths in `src`. */
export function importsOf(file: string): string[] {
  return [...textOf(file).matchAll(IMPORT)].map(([, path = '']) =>
    join(dirname(file), path).replace(/\.js$/, '.ts')
  );
}
