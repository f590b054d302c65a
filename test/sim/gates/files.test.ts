import fs, { existsSync as namedExistsSync } from 'node:fs';
import promises, { writeFile as namedWriteFile } from 'node:fs/promises';
import os from 'node:os';
import { setImmediate as settled } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ActorContext, runAs } from '../../../src/sim/context.js';
import { MemoryFileSystem } from '../../../src/sim/files/memory-file-system.js';
import { installFileGates } from '../../../src/sim/gates/files.js';
import { UnsupportedEffectError } from '../../../src/sim/gates/unsupported-effect.js';
import { ParkingKeeper } from './parking-keeper.js';

const root = '/worldproof';

let keeper: ParkingKeeper;
let files: MemoryFileSystem;
let actor: ActorContext;
let escapes: string[];
let ungated: string[];
let uninstall: () => void;

beforeEach(() => {
  keeper = new ParkingKeeper();
  files = new MemoryFileSystem({ now: () => 1_000, mount: root });
  actor = { name: 'A', process: 0, keeper };
  escapes = [];
  ungated = [];
  uninstall = installFileGates({
    root,
    files: () => files,
    onEscape: ({ name, target }) => escapes.push(`${name} ${target}`),
    onUngated: ({ name, target }) => ungated.push(`${name} ${target}`),
  });
});

afterEach(() => uninstall());

describe('promises of an actor', () => {
  it('wait for their gate and take effect when it is released', async () => {
    const made = runAs(actor, () =>
      promises.mkdir(`${root}/runs/r1`, { recursive: true })
    );
    await settled();
    expect(keeper.waiting).toEqual(['fs:mkdir runs/r1']);
    expect(files.exists(`${root}/runs`)).toBe(false);
    await keeper.releaseNext();
    expect(await made).toBe(`${root}/runs`);
    expect(files.exists(`${root}/runs/r1`)).toBe(true);
  });

  it('let a reader see a file between its creation and its content', async () => {
    const written = runAs(actor, () =>
      promises.writeFile(`${root}/run.json`, '{}', { flag: 'wx' })
    );
    expect(await keeper.releaseNext()).toBe('fs:open run.json');
    expect(files.readFile(`${root}/run.json`, 'utf8')).toBe('');
    expect(await keeper.releaseNext()).toBe('fs:write run.json');
    await written;
    expect(files.readFile(`${root}/run.json`, 'utf8')).toBe('{}');
  });

  it('refuse the second exclusive writer at its first gate', async () => {
    const write = (data: string) =>
      runAs(actor, () =>
        namedWriteFile(`${root}/claim`, data, { flag: 'wx' }).catch(
          (error) => error.message
        )
      );
    const outcomes = Promise.all([write('first'), write('second')]);
    expect(await keeper.releaseAll()).toEqual([
      'fs:open claim',
      'fs:open claim',
      'fs:write claim',
    ]);
    expect(await outcomes).toEqual([
      undefined,
      `EEXIST: file already exists, open '${root}/claim'`,
    ]);
    expect(files.readFile(`${root}/claim`, 'utf8')).toBe('first');
  });

  it('append and copy in two steps, too', async () => {
    files.writeFile(`${root}/log`, 'a');
    const done = runAs(actor, async () => {
      await promises.appendFile(`${root}/log`, 'b');
      await promises.copyFile(`${root}/log`, `${root}/copy`);
    });
    expect(await keeper.releaseAll()).toEqual([
      'fs:open log',
      'fs:write log',
      'fs:open log -> copy',
      'fs:copyFile log -> copy',
    ]);
    await done;
    expect(files.readFile(`${root}/copy`, 'utf8')).toBe('ab');
  });

  it('name both paths of a link and take relative ones, buffers and URLs', async () => {
    files.writeFile(`${root}/a`, 'x');
    const done = runAs(actor, async () => {
      await promises.link(
        Buffer.from(`${root}/a`),
        new URL(`file://${root}/b`)
      );
      await promises.rename(`${root}/b`, `/tmp/..${root}/c`);
      await promises.unlink(
        `${'../'.repeat(process.cwd().split('/').length)}${root.slice(1)}/a`
      );
    });
    expect(await keeper.releaseAll()).toEqual([
      'fs:link a -> b',
      'fs:rename b -> c',
      'fs:unlink a',
    ]);
    await done;
    expect(files.readdir(root)).toEqual(['c']);
  });

  it('reject as the system does for links to another device', async () => {
    files.writeFile(`${root}/a`, 'x');
    const linked = runAs(actor, () => promises.link(`${root}/a`, '/tmp/a'));
    linked.catch(() => undefined);
    await keeper.releaseAll();
    await expect(linked).rejects.toThrow(
      `EXDEV: cross-device link not permitted, link '${root}/a' -> '/tmp/a'`
    );
  });

  it('give up when they are aborted before their gate opens', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const read = runAs(actor, () => promises.readFile(`${root}/a`, { signal }));
    const outcome = read.catch((error) => error);
    controller.abort();
    await keeper.releaseAll();
    expect(await outcome).toMatchObject({
      name: 'AbortError',
      code: 'ABORT_ERR',
    });
  });

  it('refuse data that is none before they touch the file', async () => {
    const done = runAs(actor, () =>
      promises.writeFile(`${root}/a`, 5 as unknown as string)
    );
    const outcome = done.catch((error) => error.code);
    await keeper.releaseAll();
    expect(await outcome).toBe('ERR_INVALID_ARG_TYPE');
    expect(files.exists(`${root}/a`)).toBe(false);
  });
});

describe('file handles', () => {
  it('stand at a gate for each method and outlive their name', async () => {
    const text = runAs(actor, async () => {
      const handle = await promises.open(`${root}/f`, 'wx+');
      await handle.write('hello', 0);
      await promises.unlink(`${root}/f`);
      await handle.truncate(4);
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(9), 0, 9, 0);
      const { size, nlink } = await handle.stat();
      await handle.sync();
      await handle.close();
      await handle.close();
      const closed = await handle.stat().catch((error) => error.message);
      const read = buffer.toString('utf8', 0, bytesRead);
      return { read, size, nlink, closed, fd: handle.fd };
    });
    expect(await keeper.releaseAll()).toEqual([
      'fs:open f',
      'fs:write f',
      'fs:unlink f',
      'fs:ftruncate f',
      'fs:read f',
      'fs:fstat f',
      'fs:fsync f',
      'fs:close f',
    ]);
    expect(await text).toEqual({
      read: 'hell',
      size: 4,
      nlink: 0,
      closed: 'file closed',
      fd: -1,
    });
  });

  it('may be given to readFile and writeFile, at one gate', async () => {
    files.writeFile(`${root}/f`, 'old');
    const text = runAs(actor, async () => {
      const handle = await promises.open(`${root}/f`, 'r+');
      const before = await promises.readFile(handle, 'utf8');
      await promises.writeFile(handle, '+new');
      await handle.appendFile('!');
      await handle[Symbol.asyncDispose]();
      return before;
    });
    expect(await keeper.releaseAll()).toEqual([
      'fs:open f',
      'fs:readFile f',
      'fs:write f',
      'fs:write f',
      'fs:close f',
    ]);
    expect(await text).toBe('old');
    expect(files.readFile(`${root}/f`, 'utf8')).toBe('old+new!');
  });
});

describe('callbacks of an actor', () => {
  it('fire when their gate is released, in the actor’s context', async () => {
    const seen: unknown[] = [];
    runAs(actor, () =>
      fs.mkdir(`${root}/lock`, (error) => {
        seen.push(error);
        // Another gate only if the context came along.
        fs.mkdir(`${root}/lock`, (taken) => seen.push(taken?.code));
      })
    );
    await settled();
    expect(seen).toEqual([]);
    expect(await keeper.releaseAll()).toEqual([
      'fs:mkdir lock',
      'fs:mkdir lock',
    ]);
    expect(seen).toEqual([null, 'EEXIST']);
  });

  it('take what a lock file needs: utimes, stat, realpath, rmdir', async () => {
    const { mkdir, utimes, stat, realpath, rmdir } = fs;
    const steps = runAs(actor, async () => {
      await promisify(mkdir)(`${root}/lock`);
      await promisify(utimes)(`${root}/lock`, new Date(5_000), 7);
      const { mtime, atimeMs } = await promisify(stat)(`${root}/lock`);
      const real = await promisify(realpath)(`${root}/lock`);
      await promisify(rmdir)(`${root}/lock`);
      const missing = await promisify(realpath)(`${root}/lock/x`).catch(
        (error) => error.message
      );
      return [mtime.getTime(), atimeMs, real, missing];
    });
    await keeper.releaseAll();
    expect(await steps).toEqual([
      7_000,
      5_000,
      `${root}/lock`,
      `ENOENT: no such file or directory, lstat '${root}/lock'`,
    ]);
  });

  it('keep the shapes that util.promisify gives', async () => {
    files.writeFile(`${root}/f`, 'abc');
    const shapes = runAs(actor, async () => {
      const descriptor = await promisify(fs.open)(`${root}/f`, 'r');
      const buffer = Buffer.alloc(2);
      const read = await promisify(fs.read)(descriptor, buffer, 0, 2, 1);
      fs.close(descriptor);
      const exists = await promisify(fs.exists)(`${root}/none`);
      return { read, exists };
    });
    await keeper.releaseAll();
    expect(await shapes).toEqual({
      read: { bytesRead: 2, buffer: Buffer.from('bc') },
      exists: false,
    });
  });

  it('stream through the same gates', async () => {
    const done = runAs(actor, async () => {
      const target = fs.createWriteStream(`${root}/chunks`);
      target.write('one ');
      target.end('two');
      await new Promise<void>((resolve) => target.on('close', resolve));
      let text = '';
      for await (const chunk of fs.createReadStream(`${root}/chunks`, 'utf8')) {
        text += chunk;
      }
      return text;
    });
    const released = await keeper.releaseAll();
    expect(await done).toBe('one two');
    expect(released).toContain('fs:open chunks');
    expect(released).toContain('fs:read chunks');
  });

  it('throw into the open, not into a promise', async () => {
    const listeners = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    const uncaught = new Promise((resolve) =>
      process.once('uncaughtException', resolve)
    );
    try {
      runAs(actor, () =>
        fs.stat(`${root}/none`, () => {
          throw new Error('thrown by the callback');
        })
      );
      await keeper.releaseNext();
      expect(await uncaught).toMatchObject({
        message: 'thrown by the callback',
      });
    } finally {
      for (const each of listeners) process.on('uncaughtException', each);
    }
  });
});

describe('calls that no gate holds', () => {
  it('execute sync calls at once and report them', () => {
    const text = runAs(actor, () => {
      fs.mkdirSync(`${root}/d`);
      fs.writeFileSync(`${root}/d/f`, 'x');
      const descriptor = fs.openSync(`${root}/d/f`, 'a');
      fs.writeSync(descriptor, 'y');
      fs.closeSync(descriptor);
      return fs.readFileSync(`${root}/d/f`, 'utf8');
    });
    expect(text).toBe('xy');
    expect(keeper.waiting).toEqual([]);
    expect(ungated).toEqual([
      'fs:mkdirSync d',
      'fs:writeFileSync d/f',
      'fs:openSync d/f',
      'fs:writeSync d/f',
      'fs:closeSync d/f',
      'fs:readFileSync d/f',
    ]);
  });

  it('report async calls on real files, and let sync ones be', async () => {
    const here = os.tmpdir();
    const stats = await runAs(actor, async () => {
      expect(fs.existsSync(here)).toBe(true);
      return promises.stat(here);
    });
    expect(stats.isDirectory()).toBe(true);
    expect(escapes).toEqual([`fs:stat ${here}`]);
    expect(ungated).toEqual([]);
    await expect(
      runAs(actor, () => promises.stat(`${root}-else`))
    ).rejects.toThrow('ENOENT');
    expect(escapes).toEqual([`fs:stat ${here}`, `fs:stat ${root}-else`]);
  });

  it('tell the keeper of an escape unless somebody else listens', async () => {
    uninstall();
    uninstall = installFileGates({ root, files: () => files });
    await runAs(actor, () => promises.stat('/'));
    expect(keeper.escapes).toEqual(['fs:stat /']);
  });

  it('serve set-up and observation at once, without reports', async () => {
    const observer: ActorContext = { name: 'observer', process: 0 };
    const names = await runAs(observer, async () => {
      await promises.writeFile(`${root}/f`, 'x');
      fs.unlinkSync(`${root}/f`);
      await promises.stat(os.tmpdir());
      return promises.readdir(root);
    });
    expect(names).toEqual([]);
    expect([...escapes, ...ungated]).toEqual([]);
  });

  it('refuse what cannot be simulated, with the label as data', async () => {
    const watched = () => runAs(actor, () => fs.watch(`${root}/d`));
    expect(watched).toThrow(UnsupportedEffectError);
    expect(watched).toThrow('fs:watch d is not supported under simulation');
    const copied = runAs(actor, () => promises.cp(`${root}/a`, `${root}/b`));
    const error = await copied.catch((thrown: unknown) => thrown);
    expect(UnsupportedEffectError.is(error) && error.label).toEqual({
      kind: 'fs',
      name: 'fs:cp',
      target: 'a',
    });
  });
});

describe('outside of actors', () => {
  it('everything reaches the real file system', async () => {
    files.writeFile(`${root}/f`, 'x');
    expect(fs.existsSync(`${root}/f`)).toBe(false);
    expect(namedExistsSync(os.tmpdir())).toBe(true);
    await expect(promises.readFile(`${root}/f`)).rejects.toThrow('ENOENT');
    expect(keeper.waiting).toEqual([]);
    expect(escapes).toEqual([]);
  });

  it('uninstalling restores the functions and disarms copies of them', async () => {
    const { stat } = fs;
    const kept = promises.writeFile;
    expect(() => installFileGates({ root, files: () => files })).toThrow(
      'installed already'
    );
    uninstall();
    expect(fs.stat).not.toBe(stat);
    expect(promises.writeFile).not.toBe(kept);
    expect(namedWriteFile).toBe(promises.writeFile);
    await expect(runAs(actor, () => kept(`${root}/f`, 'x'))).rejects.toThrow(
      'ENOENT'
    );
    expect(files.readdir(root)).toEqual([]);
  });

  it('a function kept from before serves the next installation', async () => {
    const kept = promises.writeFile;
    uninstall();
    uninstall = installFileGates({ root, files: () => files });
    const written = runAs(actor, () => kept(`${root}/f`, 'x'));
    await keeper.releaseAll();
    await written;
    expect(files.readdir(root)).toEqual(['f']);
  });
});
