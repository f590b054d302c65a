import fs from 'node:fs';
import { setImmediate as settled } from 'node:timers/promises';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { runAs } from '../../../src/sim/context.js';
import { root, useGatedFiles } from './gated-files.js';

const gated = useGatedFiles();

describe('callbacks of an actor', () => {
  it('fire when their gate is released, in the actor’s context', async () => {
    const seen: unknown[] = [];
    runAs(gated.actor, () =>
      fs.mkdir(`${root}/lock`, (error) => {
        seen.push(error);
        // Another gate only if the context came along.
        fs.mkdir(`${root}/lock`, (taken) => seen.push(taken?.code));
      })
    );
    await settled();
    expect(seen).toEqual([]);
    expect(await gated.keeper.releaseAll()).toEqual([
      'fs:mkdir lock',
      'fs:mkdir lock',
    ]);
    expect(seen).toEqual([null, 'EEXIST']);
  });

  it('take what a lock file needs: utimes, stat, realpath, rmdir', async () => {
    const { mkdir, utimes, stat, realpath, rmdir } = fs;
    const steps = runAs(gated.actor, async () => {
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
    await gated.keeper.releaseAll();
    expect(await steps).toEqual([
      7_000,
      5_000,
      `${root}/lock`,
      `ENOENT: no such file or directory, lstat '${root}/lock'`,
    ]);
  });

  it('keep the shapes that util.promisify gives', async () => {
    gated.files.writeFile(`${root}/f`, 'abc');
    const shapes = runAs(gated.actor, async () => {
      const descriptor = await promisify(fs.open)(`${root}/f`, 'r');
      const buffer = Buffer.alloc(2);
      const read = await promisify(fs.read)(descriptor, buffer, 0, 2, 1);
      fs.close(descriptor);
      const exists = await promisify(fs.exists)(`${root}/none`);
      return { read, exists };
    });
    await gated.keeper.releaseAll();
    expect(await shapes).toEqual({
      read: { bytesRead: 2, buffer: Buffer.from('bc') },
      exists: false,
    });
  });

  it('stream through the same gates', async () => {
    const done = runAs(gated.actor, async () => {
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
    const released = await gated.keeper.releaseAll();
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
      runAs(gated.actor, () =>
        fs.stat(`${root}/none`, () => {
          throw new Error('thrown by the callback');
        })
      );
      await gated.keeper.releaseNext();
      expect(await uncaught).toMatchObject({
        message: 'thrown by the callback',
      });
    } finally {
      for (const each of listeners) process.on('uncaughtException', each);
    }
  });
});
