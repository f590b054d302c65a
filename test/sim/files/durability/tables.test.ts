import { describe, expect, it } from 'vitest';
import type { MemoryFileSystem } from '../../../../src/sim/files/memory-file-system.js';
import { sync, tracked, treeOf, treesOf } from './trees.js';

interface Row {
  readonly title: string;
  readonly before?: (files: MemoryFileSystem) => void;
  readonly during: (files: MemoryFileSystem) => void;
  /** Every tree that may be found; '' is the empty one. */
  readonly found: readonly string[];
}

const old = (files: MemoryFileSystem) => files.writeFile('/f', 'old');

/** Written by hand from fsync(2), open(2) and rename(2). */
const TABLE: readonly Row[] = [
  {
    title: 'a new file that nobody synced: no name, no bytes, or zeros',
    during: (files) => files.writeFile('/f', 'new'),
    found: ['', 'f=', 'f=000', 'f=new'],
  },
  {
    title: 'fsync of a new file alone: its name may still be missing',
    during: (files) => {
      files.writeFile('/f', 'new');
      sync(files, '/f');
    },
    found: ['', 'f=new'],
  },
  {
    title: 'fsync of the directory alone: the name stays, empty or not',
    during: (files) => {
      files.writeFile('/f', 'new');
      sync(files, '/');
    },
    found: ['f=', 'f=000', 'f=new'],
  },
  {
    title: 'fsync of both: nothing is lost',
    during: (files) => {
      files.writeFile('/f', 'new');
      sync(files, '/f');
      sync(files, '/');
    },
    found: ['f=new'],
  },
  {
    title: 'fsync of the directory before there was a name: no use',
    during: (files) => {
      sync(files, '/');
      files.writeFile('/f', 'new', { flush: true });
    },
    found: ['', 'f=new'],
  },
  {
    title: 'what is written after fsync of the file is not covered',
    before: old,
    during: (files) => {
      sync(files, '/f');
      files.appendFile('/f', '+');
    },
    found: ['f=old', 'f=old+', 'f=old0'],
  },
  {
    title: 'an overwrite in place: the old bytes or the new',
    before: old,
    during: (files) => {
      const descriptor = files.open('/f', 'r+');
      files.write(descriptor, 'new', 0);
    },
    found: ['f=new', 'f=old'],
  },
  {
    title: 'truncate and write: the old, nothing, zeros, or the new',
    before: old,
    during: (files) => files.writeFile('/f', 'newer'),
    found: ['f=', 'f=00000', 'f=newer', 'f=old'],
  },
  {
    title: 'O_SYNC: no write is lost, the name may be',
    during: (files) => {
      const descriptor = files.open('/f', 'as');
      files.write(descriptor, 'one');
    },
    found: ['', 'f=one'],
  },
  {
    title: 'rename over a file, unsynced: old, or new in any state',
    before: old,
    during: (files) => {
      files.writeFile('/t', 'new');
      files.rename('/t', '/f');
    },
    found: [
      'f=',
      'f=000',
      'f=new',
      'f=old',
      'f=old t=',
      'f=old t=000',
      'f=old t=new',
    ],
  },
  {
    title: 'write, fsync, rename: the old or the new, whole',
    before: old,
    during: (files) => {
      files.writeFile('/t', 'new', { flush: true });
      files.rename('/t', '/f');
    },
    found: ['f=new', 'f=old', 'f=old t=new'],
  },
  {
    title: 'write, fsync, rename, fsync of the directory: the new',
    before: old,
    during: (files) => {
      files.writeFile('/t', 'new', { flush: true });
      files.rename('/t', '/f');
      sync(files, '/');
    },
    found: ['f=new'],
  },
  {
    title: 'link: the second name may come without the first',
    during: (files) => {
      files.writeFile('/t', 'x', { flush: true });
      files.link('/t', '/f');
    },
    found: ['', 'f=x', 'f=x t=x', 't=x'],
  },
  {
    title: 'unlink, unsynced: the file may be back',
    before: old,
    during: (files) => files.unlink('/f'),
    found: ['', 'f=old'],
  },
  {
    title: 'a name that was taken again: one after the other',
    before: old,
    during: (files) => {
      files.unlink('/f');
      files.writeFile('/f', 'new', { flush: true });
    },
    found: ['', 'f=new', 'f=old'],
  },
  {
    title: 'a new directory takes with it what was synced in it',
    during: (files) => {
      files.mkdir('/d');
      files.writeFile('/d/f', 'x', { flush: true });
      sync(files, '/d');
    },
    found: ['', 'd/ d/f=x'],
  },
  {
    title: 'between directories it is fsync of the new one that counts',
    before: (files) => {
      files.mkdir('/a');
      files.mkdir('/b');
      files.writeFile('/a/f', 'x');
      files.writeFile('/a/g', 'y');
    },
    during: (files) => {
      files.rename('/a/f', '/b/f');
      sync(files, '/b');
      files.rename('/a/g', '/b/g');
      sync(files, '/a');
    },
    found: ['a/ a/g=y b/ b/f=x', 'a/ b/ b/f=x b/g=y'],
  },
  {
    title: 'a removed directory may be back, with what was in it or without',
    before: (files) => {
      files.mkdir('/d');
      files.writeFile('/d/f', 'x');
    },
    during: (files) => files.rm('/d', { recursive: true }),
    found: ['', 'd/', 'd/ d/f=x'],
  },
  {
    title: 'a copy is a write like any other',
    before: old,
    during: (files) => files.copyFile('/f', '/g'),
    found: ['f=old', 'f=old g=', 'f=old g=000', 'f=old g=old'],
  },
];

describe('after a power loss', () => {
  it.each(TABLE)('$title', ({ before, during, found }) => {
    const files = tracked(before);
    during(files);
    expect(treesOf(files)).toEqual([...found].sort());
  });

  it('the plainest loss comes first: all that was not synced', () => {
    const files = tracked(old);
    files.writeFile('/f', 'new');
    files.mkdir('/d');
    const { files: found, lost } = files.afterPowerLoss(0);
    expect(treeOf(found)).toBe('f=old');
    expect(lost).toEqual([
      { kind: 'content', path: 'f', what: '3 bytes' },
      { kind: 'name', path: 'd', what: 'made' },
    ]);
  });

  it('then each loss by itself, the latest first', () => {
    const files = tracked();
    for (const name of ['a', 'b', 'c']) files.mkdir(`/${name}`);
    const found = [1, 2, 3, 4, 5, 6].map((choice) =>
      treeOf(files.afterPowerLoss(choice).files)
    );
    expect(found).toEqual(['a/ b/', 'a/ c/', 'b/ c/', 'c/', 'b/', 'a/']);
  });

  it('long writes lose whole sectors, in the middle too', () => {
    const files = tracked((before) => before.writeFile('/f', ''));
    files.writeFile('/f', 'x'.repeat(1200));
    const shapes = treesOf(files).map((tree) =>
      tree.slice(2).replace(/x+|0+/g, (run) => `${run[0]}${run.length},`)
    );
    expect(shapes.sort()).toEqual(
      [
        '',
        '01200,',
        '01024,x176,',
        '0512,x688,',
        '0512,x512,0176,',
        'x512,0688,',
        'x512,0512,x176,',
        'x1024,0176,',
        'x1200,',
      ].sort()
    );
  });

  it('what is found is durable, and what follows is not', () => {
    const files = tracked();
    files.writeFile('/f', 'x', { flush: true });
    sync(files, '/');
    const { files: found } = files.afterPowerLoss(0);
    found.writeFile('/g', 'y');
    expect(treeOf(found.afterPowerLoss(0).files)).toBe('f=x');
  });

  it('nothing is lost where nobody tracks it', () => {
    const files = tracked().clone();
    files.writeFile('/f', 'x');
    expect(treeOf(files.afterPowerLoss(0).files)).toBe('f=x');
  });
});
