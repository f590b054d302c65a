import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import type { Frame } from './frame.js';
import { originalOf } from './source-map.js';

/** A place as its author knows it, without a word about the machine. */
export interface Place {
  /** Relative to the package; of another package, after its name. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The function, where it has a name. */
  readonly name?: string | undefined;
  /** What was run, where a source map led from there to the source. */
  readonly compiled?: string | undefined;
}

/** `home`: the directory of the package that is tested. */
export function placeOf(frame: Frame, home: string): Place {
  const { file, line, column, name } = frame;
  const original = originalOf(frame);
  const found = original ?? { file, line, column };
  const shown = nameOf(found.file, home);
  const compiled = nameOf(file, home);
  const isElsewhere = original && shown !== compiled;
  return {
    file: shown,
    line: found.line,
    column: found.column,
    ...(name !== undefined && { name }),
    ...(isElsewhere && { compiled: `${compiled}:${line}` }),
  };
}

export const MODULES = `${sep}node_modules${sep}`;

function nameOf(file: string, home: string): string {
  const inside = relative(home, file);
  const isInside =
    !inside.startsWith('..') && !(sep + inside).includes(MODULES);
  if (isInside && inside !== file) return slashes(inside);
  const at = file.lastIndexOf(MODULES);
  if (at >= 0) return slashes(file.slice(at + MODULES.length));
  if (!existsSync(file)) {
    // A source of a monorepo, or as a bundler names it.
    return slashes(inside === file ? file : inside).replace(
      /^(?:\.{0,2}\/)+/,
      ''
    );
  }
  const root = directoryOf(file);
  return slashes(join(titleOf(root), relative(root, file)));
}

/** The package that a file belongs to; without one, where it lies. */
export function directoryOf(file: string): string {
  for (let at = dirname(file); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, 'package.json'))) return at;
  }
  return dirname(file);
}

function titleOf(root: string): string {
  try {
    const text = readFileSync(join(root, 'package.json'), 'utf8');
    return String(JSON.parse(text).name ?? basename(root));
  } catch {
    return basename(root);
  }
}

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** `src/storage.ts:120`. */
export function placeWords({
  file,
  line,
}: Pick<Place, 'file' | 'line'>): string {
  return `${file}:${line}`;
}
