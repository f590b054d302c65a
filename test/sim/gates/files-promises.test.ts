import promises, { writeFile as namedWriteFile } from 'node:fs/promises';
import { setImmediate as settled } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { runAs } from '../../../src/sim/context.js';
import { root, useGatedFiles } from './gated-files.js';

const gated = useGatedFiles();

describe('promises of an actor', () => {
  it('wait for their gate and take effect when it is released', async () => {
    const made = runAs(gated.actor, () =>
      promises.mkdir(`${root}/runs/r1`, { recursive: true })
    );
    await settled();
    expect(gated.keeper.waiting).toEqual(['fs:mkdir runs/r1']);
    expect(gated.files.exists(`${root}/runs`)).toBe(false);
    await gated.keeper.releaseNext();
    expect(await made).toBe(`${root}/runs`);
    expect(gated.files.exists(`${root}/runs/r1`)).toBe(true);
  });

  it('are refused as Node refuses them, and leave the schedule as it was', async () => {
    const calls = runAs(gated.actor, () => [
      promises.readFile(`${root}/\0`),
      promises.writeFile(`${root}/\0`, '{}'),
      promises.rename(`${root}/run.json`, `${root}/\0`),
    ]);
    const told = await Promise.allSettled(calls);
    expect(told).toHaveLength(3);
    for (const each of told) {
      expect(each).toMatchObject({ reason: { code: 'ERR_INVALID_ARG_VALUE' } });
    }
    expect(gated.keeper.waiting).toEqual([]);
    expect(gated.keeper.escapes).toEqual([]);
  });

  it('let a reader see a file between its creation and its content', async () => {
    const written = runAs(gated.actor, () =>
      promises.writeFile(`${root}/run.json`, '{}', { flag: 'wx' })
    );
    expect(await gated.keeper.releaseNext()).toBe('fs:open run.json');
    expect(gated.files.readFile(`${root}/run.json`, 'utf8')).toBe('');
    expect(await gated.keeper.releaseNext()).toBe('fs:write run.json');
    await written;
    expect(gated.files.readFile(`${root}/run.json`, 'utf8')).toBe('{}');
  });

  it('refuse the second exclusive writer at its first gate', async () => {
    const write = (data: string) =>
      runAs(gated.actor, () =>
        namedWriteFile(`${root}/claim`, data, { flag: 'wx' }).catch(
          (error) => error.message
        )
      );
    const outcomes = Promise.all([write('first'), write('second')]);
    expect(await gated.keeper.releaseAll()).toEqual([
      'fs:open claim',
      'fs:open claim',
      'fs:write claim',
    ]);
    expect(await outcomes).toEqual([
      undefined,
      `EEXIST: file already exists, open '${root}/claim'`,
    ]);
    expect(gated.files.readFile(`${root}/claim`, 'utf8')).toBe('first');
  });

  it('append and copy in two steps, too', async () => {
    gated.files.writeFile(`${root}/log`, 'a');
    const done = runAs(gated.actor, async () => {
      await promises.appendFile(`${root}/log`, 'b');
      await promises.copyFile(`${root}/log`, `${root}/copy`);
    });
    expect(await gated.keeper.releaseAll()).toEqual([
      'fs:open log',
      'fs:write log',
      'fs:open log -> copy',
      'fs:copyFile log -> copy',
    ]);
    await done;
    expect(gated.files.readFile(`${root}/copy`, 'utf8')).toBe('ab');
  });

  it('name both paths of a link and take relative ones, buffers and URLs', async () => {
    gated.files.writeFile(`${root}/a`, 'x');
    const done = runAs(gated.actor, async () => {
      await promises.link(
        Buffer.from(`${root}/a`),
        new URL(`file://${root}/b`)
      );
      await promises.rename(`${root}/b`, `/tmp/..${root}/c`);
      await promises.unlink(
        `${'../'.repeat(process.cwd().split('/').length)}${root.slice(1)}/a`
      );
    });
    expect(await gated.keeper.releaseAll()).toEqual([
      'fs:link a -> b',
      'fs:rename b -> c',
      'fs:unlink a',
    ]);
    await done;
    expect(gated.files.readdir(root)).toEqual(['c']);
  });

  it('reject as the system does for links to another device', async () => {
    gated.files.writeFile(`${root}/a`, 'x');
    const linked = runAs(gated.actor, () =>
      promises.link(`${root}/a`, '/tmp/a')
    );
    linked.catch(() => undefined);
    await gated.keeper.releaseAll();
    await expect(linked).rejects.toThrow(
      `EXDEV: cross-device link not permitted, link '${root}/a' -> '/tmp/a'`
    );
  });

  it('give up when they are aborted before their gate opens', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const read = runAs(gated.actor, () =>
      promises.readFile(`${root}/a`, { signal })
    );
    const outcome = read.catch((error) => error);
    controller.abort();
    await gated.keeper.releaseAll();
    expect(await outcome).toMatchObject({
      name: 'AbortError',
      code: 'ABORT_ERR',
    });
  });

  it('refuse data that is none before they touch the file', async () => {
    const done = runAs(gated.actor, () =>
      promises.writeFile(`${root}/a`, 5 as unknown as string)
    );
    const outcome = done.catch((error) => error.code);
    await gated.keeper.releaseAll();
    expect(await outcome).toBe('ERR_INVALID_ARG_TYPE');
    expect(gated.files.exists(`${root}/a`)).toBe(false);
  });
});

describe('file handles', () => {
  it('stand at a gate for each method and outlive their name', async () => {
    const text = runAs(gated.actor, async () => {
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
    expect(await gated.keeper.releaseAll()).toEqual([
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
    gated.files.writeFile(`${root}/f`, 'old');
    const text = runAs(gated.actor, async () => {
      const handle = await promises.open(`${root}/f`, 'r+');
      const before = await promises.readFile(handle, 'utf8');
      await promises.writeFile(handle, '+new');
      await handle.appendFile('!');
      await handle[Symbol.asyncDispose]();
      return before;
    });
    expect(await gated.keeper.releaseAll()).toEqual([
      'fs:open f',
      'fs:readFile f',
      'fs:write f',
      'fs:write f',
      'fs:close f',
    ]);
    expect(await text).toBe('old');
    expect(gated.files.readFile(`${root}/f`, 'utf8')).toBe('old+new!');
  });
});
