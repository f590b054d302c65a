import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../src/sim/files/memory-file-system.js';

const root = '/data';

function makeFiles(now: () => number = () => 1_000): MemoryFileSystem {
  return new MemoryFileSystem({ now, mount: root });
}

/** A clock that a test moves by hand. */
function makeClock(ms = 0) {
  const clock = { ms, now: () => clock.ms };
  return clock;
}

describe('hard links', () => {
  it('share content until one name is replaced', () => {
    const files = makeFiles();
    files.writeFile(`${root}/a`, 'one');
    files.link(`${root}/a`, `${root}/b`);
    files.writeFile(`${root}/b`, 'two');
    expect(files.readFile(`${root}/a`, 'utf8')).toBe('two');
    expect(files.stat(`${root}/a`)?.nlink).toBe(2);
    expect(files.stat(`${root}/a`)?.ino).toBe(files.stat(`${root}/b`)?.ino);
    files.writeFile(`${root}/c`, 'three');
    files.rename(`${root}/c`, `${root}/b`);
    expect(files.readFile(`${root}/a`, 'utf8')).toBe('two');
    expect(files.stat(`${root}/a`)?.nlink).toBe(1);
  });

  it('let one of two claimants win', () => {
    const files = makeFiles();
    files.writeFile(`${root}/mine`, 'A');
    files.writeFile(`${root}/yours`, 'B');
    files.link(`${root}/mine`, `${root}/claim`);
    expect(() => files.link(`${root}/yours`, `${root}/claim`)).toThrow(
      `EEXIST: file already exists, link '${root}/yours' -> '${root}/claim'`
    );
    expect(files.readFile(`${root}/claim`, 'utf8')).toBe('A');
  });
});

describe('open files', () => {
  it('survive their name, which another file may take', () => {
    const files = makeFiles();
    const old = files.open(`${root}/f`, 'wx+');
    files.write(old, 'old');
    files.unlink(`${root}/f`);
    files.writeFile(`${root}/f`, 'new', { flag: 'wx' });
    expect(files.fstat(old).nlink).toBe(0);
    expect(files.readFile(`${root}/f`, 'utf8')).toBe('new');
    const buffer = Buffer.alloc(3);
    expect(files.read(old, buffer, 0, 3, 0)).toBe(3);
    expect(buffer.toString()).toBe('old');
    files.close(old);
    expect(() => files.fstat(old)).toThrow('EBADF: bad file descriptor, fstat');
  });
});

describe('contents', () => {
  it('are copies on the way in and out', () => {
    const files = makeFiles();
    const given = Buffer.from('abc');
    files.writeFile(`${root}/f`, given);
    given[0] = 0;
    const got = files.readFile(`${root}/f`) as Buffer;
    got[1] = 0;
    expect(files.readFile(`${root}/f`, 'utf8')).toBe('abc');
  });

  it('fill a gap with zeros', () => {
    const files = makeFiles();
    const descriptor = files.open(`${root}/f`, 'w');
    files.write(descriptor, 'x', 3);
    expect(files.readFile(`${root}/f`)).toEqual(Buffer.from('\0\0\0x'));
  });
});

describe('times', () => {
  it('come from the clock that was given, and from utimes', () => {
    const clock = makeClock(1_000);
    const files = makeFiles(clock.now);
    files.writeFile(`${root}/a`, '1');
    clock.ms = 2_000;
    files.writeFile(`${root}/b`, '1');
    clock.ms = 3_000;
    files.appendFile(`${root}/a`, '2');
    const mtimes = () =>
      ['a', 'b'].map((name) => files.stat(`${root}/${name}`)?.mtimeMs);
    expect(mtimes()).toEqual([3_000, 2_000]);
    files.utimes(`${root}/b`, 1, new Date(9_000.4));
    expect(mtimes()).toEqual([3_000, 9_000]);
    const { mtime, birthtimeMs, ctimeMs } = files.stat(`${root}/b`) ?? {};
    expect(mtime).toEqual(new Date(9_000));
    expect([birthtimeMs, ctimeMs]).toEqual([2_000, 3_000]);
  });

  it('move a directory when an entry comes or goes', () => {
    const clock = makeClock(1);
    const files = makeFiles(clock.now);
    files.mkdir(`${root}/d`);
    clock.ms = 2;
    files.writeFile(`${root}/d/f`, '');
    expect(files.stat(`${root}/d`)?.mtimeMs).toBe(2);
    clock.ms = 3;
    files.writeFile(`${root}/d/f`, 'more');
    expect(files.stat(`${root}/d`)?.mtimeMs).toBe(2);
    clock.ms = 4;
    files.unlink(`${root}/d/f`);
    expect(files.stat(`${root}/d`)?.mtimeMs).toBe(4);
  });

  it('are exact as bigints', () => {
    const files = makeFiles(() => 1_700_000_000_123);
    files.writeFile(`${root}/f`, 'x');
    const stats = files.stat(`${root}/f`, { bigint: true });
    expect(stats).toMatchObject({
      size: 1n,
      mtimeMs: 1_700_000_000_123n,
      mtimeNs: 1_700_000_000_123_000_000n,
    });
    expect(stats?.isFile()).toBe(true);
  });

  it('are dates of the caller’s making where one is given', () => {
    const toDate = (ms: number) => new Date(ms + 1);
    const files = new MemoryFileSystem({ now: () => 1, mount: root, toDate });
    expect(files.stat(root)?.mtime.getTime()).toBe(2);
    expect(files.clone().stat(root)?.mtime.getTime()).toBe(2);
  });
});

describe('listings', () => {
  it('are in the order of bytes, not of UTF-16 units', () => {
    const files = makeFiles();
    for (const name of ['\u{1f600}', '\uff5e', 'é', 'b', 'B', 'a.b', 'a']) {
      files.writeFile(`${root}/${name}`, '');
    }
    expect(files.readdir(root)).toEqual([
      'B',
      'a',
      'a.b',
      'b',
      'é',
      '\uff5e',
      '\u{1f600}',
    ]);
  });

  it('number the names of temporary directories', () => {
    const files = makeFiles();
    const twin = files.clone();
    const names = [files, files, twin].map((each) =>
      each.mkdtemp(`${root}/t-`)
    );
    expect(names).toEqual([
      `${root}/t-000001`,
      `${root}/t-000002`,
      `${root}/t-000001`,
    ]);
  });
});

describe('a clone', () => {
  it('changes nothing in its source, nor the other way round', () => {
    const clock = makeClock(1);
    const files = makeFiles(clock.now);
    files.mkdir(`${root}/d/e`, { recursive: true });
    files.writeFile(`${root}/d/f`, 'f');
    files.link(`${root}/d/f`, `${root}/g`);
    const digest = files.digest();
    const clone = files.clone(() => 50);
    expect(clone.digest()).toBe(digest);

    clone.appendFile(`${root}/g`, '!');
    expect(clone.readFile(`${root}/d/f`, 'utf8')).toBe('f!');
    clone.rmdir(`${root}/d/e`);
    clone.rename(`${root}/d`, `${root}/moved`);
    clone.chmod(`${root}/g`, 0o600);
    expect(clone.stat(`${root}/moved`)?.mtimeMs).toBe(50);
    expect(files.digest()).toBe(digest);

    const before = clone.digest();
    clock.ms = 2;
    files.rm(`${root}/d`, { recursive: true });
    expect(clone.digest()).toBe(before);
    expect(clone.realpath(`${root}/moved/../g`)).toBe(`${root}/g`);
  });

  it('has none of the open descriptors', () => {
    const files = makeFiles();
    const descriptor = files.open(`${root}/f`, 'w');
    expect(() => files.clone().write(descriptor, 'x')).toThrow('EBADF');
  });
});

describe('a digest', () => {
  it('tells copies from links, contents, times and kinds apart', () => {
    const build = (change: (files: MemoryFileSystem) => void) => {
      const files = makeFiles();
      files.writeFile(`${root}/a`, 'x');
      change(files);
      return files.digest();
    };
    const digests = [
      build((files) => files.writeFile(`${root}/b`, 'x')),
      build((files) => files.link(`${root}/a`, `${root}/b`)),
      build((files) => files.symlink('x', `${root}/b`)),
      build((files) => files.mkdir(`${root}/b`)),
      build((files) => files.writeFile(`${root}/b`, Buffer.from([0xff]))),
      build((files) => files.utimes(`${root}/a`, 1, 2)),
      build((files) => files.chmod(`${root}/a`, 0o600)),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    expect(build(() => undefined)).toBe(build(() => undefined));
  });

  it('stands for a dump that a person can read', () => {
    const files = makeFiles();
    files.mkdir(`${root}/d`);
    files.writeFile(`${root}/d/f`, 'x');
    files.link(`${root}/d/f`, `${root}/e`);
    expect(files.dump()).toEqual([
      { path: 'd', kind: 'directory', mode: 0o40755, mtimeMs: 1_000, node: 0 },
      {
        path: 'd/f',
        kind: 'file',
        mode: 0o100644,
        mtimeMs: 1_000,
        node: 1,
        text: 'x',
      },
      {
        path: 'e',
        kind: 'file',
        mode: 0o100644,
        mtimeMs: 1_000,
        node: 1,
        text: 'x',
      },
    ]);
  });
});

describe('outside of the mount', () => {
  it('nothing exists', () => {
    const files = makeFiles();
    expect(files.exists('/')).toBe(false);
    expect(files.exists('/database')).toBe(false);
    expect(files.exists(root)).toBe(true);
    expect(() => files.mkdir('/x/y', { recursive: true })).toThrow(
      "ENOENT: no such file or directory, mkdir '/x/y'"
    );
  });
});
