import fs from 'node:fs';
import fc from 'fast-check';
import type { MemoryFileSystem } from '../../../src/sim/files/memory-file-system.js';

/** One call on a file system, as data. Paths are below the mount point. */
export type Operation =
  | { kind: 'open'; slot: number; path: string; flag: string }
  | { kind: 'readOpen'; slot: number; length: number; position: number | null }
  | { kind: 'writeOpen'; slot: number; text: string; position: number | null }
  | { kind: 'truncateOpen'; slot: number; length: number }
  | { kind: 'statOpen' | 'close'; slot: number }
  | { kind: 'writeFile'; path: string; text: string; flag: string }
  | { kind: 'appendFile'; path: string; text: string }
  | { kind: 'truncate'; path: string; length: number }
  | { kind: 'utimes'; path: string; seconds: number }
  | { kind: 'link' | 'rename' | 'copyFile'; path: string; dest: string }
  | { kind: 'copyNew'; path: string; dest: string }
  | { kind: 'symlink'; target: string; path: string }
  | { kind: 'rm'; path: string; recursive: boolean; force: boolean }
  | { kind: SimpleKind; path: string };

type SimpleKind =
  | 'readFile'
  | 'mkdir'
  | 'mkdirRecursive'
  | 'rmdir'
  | 'unlink'
  | 'readdir'
  | 'readdirRecursive'
  | 'stat'
  | 'lstat'
  | 'access'
  | 'exists'
  | 'readlink'
  | 'realpath';

/** The names that `MemoryFileSystem` and the real face have in common. */
export type Face = Pick<
  MemoryFileSystem,
  | 'access'
  | 'appendFile'
  | 'close'
  | 'copyFile'
  | 'exists'
  | 'fstat'
  | 'ftruncate'
  | 'link'
  | 'lstat'
  | 'mkdir'
  | 'open'
  | 'read'
  | 'readFile'
  | 'readdir'
  | 'readlink'
  | 'realpath'
  | 'rename'
  | 'rm'
  | 'rmdir'
  | 'stat'
  | 'symlink'
  | 'truncate'
  | 'unlink'
  | 'utimes'
  | 'write'
  | 'writeFile'
>;

/** What `node:fs` is made of at the time: the real or the patched ones. */
export function realFace(): Face {
  return {
    access: fs.accessSync,
    appendFile: fs.appendFileSync,
    close: fs.closeSync,
    copyFile: fs.copyFileSync,
    exists: fs.existsSync,
    fstat: fs.fstatSync,
    ftruncate: fs.ftruncateSync,
    link: fs.linkSync,
    lstat: fs.lstatSync,
    mkdir: fs.mkdirSync,
    open: fs.openSync,
    read: fs.readSync,
    readFile: fs.readFileSync,
    readdir: fs.readdirSync,
    readlink: fs.readlinkSync,
    realpath: fs.realpathSync.native,
    rename: fs.renameSync,
    rm: fs.rmSync,
    rmdir: fs.rmdirSync,
    stat: fs.statSync,
    symlink: fs.symlinkSync,
    truncate: fs.truncateSync,
    unlink: fs.unlinkSync,
    utimes: fs.utimesSync,
    write: fs.writeSync,
    writeFile: fs.writeFileSync,
  } as unknown as Face;
}

const paths = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('/a', '/b', '/d', '/d/a', '/d/e') },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '/d/e/f',
      '/x/y',
      '/é',
      '/\u{1d4b3}',
      '/\uff5e',
      '/s'
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '/a/',
      '/d/',
      '/d/../a',
      '/./b',
      '/d/e/..',
      '/d/.',
      '//a',
      '/s/a'
    ),
  }
);
const anyPaths = fc.oneof(
  { weight: 40, arbitrary: paths },
  { weight: 1, arbitrary: fc.constant(`/${'n'.repeat(256)}`) }
);
const texts = fc.constantFrom('', 'x', 'hello', 'grüße');
const lengths = fc.nat({ max: 8 });
const positions = fc.option(lengths);
const slot = fc.nat({ max: 2 });
const flags = fc.constantFrom(
  ...['r', 'r+', 'w', 'wx', 'w+', 'wx+', 'a', 'ax', 'a+', 'rs+', 'as']
);
const writing = fc.constantFrom('w', 'wx', 'a', 'ax', 'r+', 'r');

function kind<const Kind extends string>(...kinds: Kind[]) {
  return fc.constantFrom(...kinds);
}

export const operations: fc.Arbitrary<Operation> = fc.oneof(
  fc.record({ kind: kind('open'), slot, path: anyPaths, flag: flags }),
  fc.record({
    kind: kind('readOpen'),
    slot,
    length: lengths,
    position: positions,
  }),
  fc.record({
    kind: kind('writeOpen'),
    slot,
    text: texts,
    position: positions,
  }),
  fc.record({ kind: kind('truncateOpen'), slot, length: lengths }),
  fc.record({ kind: kind('statOpen', 'close'), slot }),
  fc.record({
    kind: kind('writeFile'),
    path: anyPaths,
    text: texts,
    flag: writing,
  }),
  fc.record({ kind: kind('appendFile'), path: paths, text: texts }),
  fc.record({ kind: kind('truncate'), path: paths, length: lengths }),
  fc.record({
    kind: kind('utimes'),
    path: paths,
    seconds: fc.integer({ min: 1, max: 2_000_000_000 }),
  }),
  fc.record({
    kind: kind('link', 'rename', 'copyFile', 'copyNew'),
    path: paths,
    dest: paths,
  }),
  fc.record({
    kind: kind('symlink'),
    target: fc.constantFrom('a', 'd', '../d', 'nowhere', 's', 'd/e'),
    path: fc.constantFrom('/s', '/d/s', '/a'),
  }),
  fc.record({
    kind: kind('rm'),
    // What `rm` makes of `..` is a matter of Node's version.
    path: paths.filter((path) => !path.includes('/.')),
    recursive: fc.boolean(),
    force: fc.boolean(),
  }),
  fc.record({
    kind: kind(
      'readFile',
      'mkdir',
      'mkdir',
      'mkdirRecursive',
      'rmdir',
      'unlink',
      'readdir',
      'readdirRecursive',
      'stat',
      'lstat',
      'access',
      'exists',
      'readlink',
      'realpath'
    ),
    path: anyPaths,
  })
);
