import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileStore } from '../../../src/worlds/reference-files/file-store.js';
import { HONEST_RULES } from '../../../src/worlds/reference-files/honest-rules.js';
import { Journal } from '../../../src/worlds/reference-files/journal.js';
import { Desk, outcome } from '../reference/desk.js';

let directory = '';

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'worldproof-journal-'));
});

afterEach(() => rmSync(directory, { recursive: true, force: true }));

function open(): FileStore {
  return new FileStore(new Journal(directory, HONEST_RULES));
}

function commits(): string[] {
  return readdirSync(join(directory, 'journal'));
}

describe('the reference World on real files', () => {
  it('is one World for all processes that share the directory', async () => {
    const here = new Desk(open());
    const there = new Desk(open());
    await here.start('r1');
    await there.claim('r1', 'h1', 't1');
    await there.start('r2');
    await here.claim('r2', 'h2', 't1');
    expect(await there.log('r2')).toEqual([
      'run_created',
      'run_started',
      'hook_conflict',
    ]);
    expect(await outcome(here.create('r1'))).toBe('EntityConflictError');
  });

  it('is found by a new process as the old ones left it', async () => {
    const before = new Desk(open());
    await before.start('r1');
    await before.complete('r1', new Uint8Array([1, 2]));
    const after = new Desk(open());
    expect(await after.world.runs.get('r1')).toEqual(
      await before.world.runs.get('r1')
    );
    expect(await outcome(after.cancel('r1'))).toBe('EntityConflictError');
  });

  it('lets one of many claims win, from three processes at once', async () => {
    const desks = [new Desk(open()), new Desk(open()), new Desk(open())];
    for (const at of [0, 1, 2]) await desks[0]?.start(`r${at}`);
    await Promise.all(
      desks.map((desk, at) => desk.claim(`r${at}`, `h${at}`, 't'))
    );
    const logs = await Promise.all(
      [0, 1, 2].map((at) => desks[0]?.log(`r${at}`))
    );
    expect(logs.map((log) => log?.at(-1)).sort()).toEqual([
      'hook_conflict',
      'hook_conflict',
      'hook_created',
    ]);
  });

  it('counts every one of many commits, and leaves no draft', async () => {
    const stores = [open(), open(), open()];
    const add = (store: FileStore) =>
      store.transact(
        () => 0,
        async (tx) => {
          const row = await tx.look('n', (view) => view.get('messages', 'n'));
          const runId = String(Number(row?.runId ?? 0) + 1);
          tx.put('messages', 'n', { runId });
        }
      );
    await Promise.all([...stores, ...stores, ...stores].map(add));
    expect(await open().get('messages', 'n')).toEqual({ runId: '9' });
    expect(commits()).toEqual(
      Array.from({ length: 9 }, (_, at) => `0000000${at + 1}`)
    );
  });

  it('goes on over a file that is no whole commit', async () => {
    const desk = new Desk(open());
    await desk.create('r1');
    writeFileSync(join(directory, 'journal', '00000002'), 'torn');
    await desk.create('r2');
    expect(commits()).toEqual(['00000001', '00000002', '00000003']);
    const later = new Desk(open());
    expect(await later.status('r2')).toBe('pending');
  });

  it('has a waiter look for what other processes did', async () => {
    const here = new Desk(open());
    const there = new Desk(open());
    await here.start('r1');
    const ended = here.awaitEnd('r1', 10_000);
    await there.complete('r1');
    expect((await ended).status).toBe('completed');
  });

  it('changes single rows for whoever asks, as the store in memory', async () => {
    const store = open();
    const other = open();
    expect(await store.insertIfAbsent('messages', 'a', { runId: '1' })).toBe(
      true
    );
    expect(await other.insertIfAbsent('messages', 'a', { runId: '2' })).toBe(
      false
    );
    await other.update('messages', 'a', () => ({ runId: '3' }));
    await other.update('messages', 'none', () => ({ runId: '3' }));
    await store.put('messages', 'b', { runId: '4' });
    expect(await other.scan('messages', '')).toEqual([
      { runId: '3' },
      { runId: '4' },
    ]);
    await other.delete('messages', 'a');
    expect(await store.get('messages', 'a')).toBeUndefined();
  });
});
