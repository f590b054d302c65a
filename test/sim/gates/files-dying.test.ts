import fs from 'node:fs';
import promises from 'node:fs/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import { runAs } from '../../../src/sim/context.js';
import type { Death } from '../../../src/sim/death.js';
import type { MemoryFileSystem } from '../../../src/sim/files/memory-file-system.js';
import { installFileGates, isTearable } from '../../../src/sim/gates/files.js';
import { root, useGatedFiles } from './gated-files.js';

const gated = useGatedFiles();

/** The process of the actor dies at its n-th change of a file. */
function dieAt(fatal: number, cut?: number) {
  let count = 0;
  let emptiness: MemoryFileSystem | undefined;
  const asked: string[] = [];
  gated.uninstall();
  gated.uninstall = installFileGates({
    root,
    files: () => emptiness ?? gated.files,
    dies({ name, target }): Death | undefined {
      if (emptiness) return undefined;
      count += 1;
      asked.push(`${name} ${target}`);
      if (count !== fatal) return undefined;
      return {
        cut,
        kill() {
          emptiness = gated.files.fork();
        },
      };
    },
  });
  return { asked };
}

/** Ends as if nothing had happened: nothing can stop it. */
function writeAll(): string {
  fs.mkdirSync(`${root}/d`);
  fs.writeFileSync(`${root}/d/f`, 'first');
  const descriptor = fs.openSync(`${root}/d/f`, 'a');
  fs.writeSync(descriptor, '+second');
  fs.closeSync(descriptor);
  fs.renameSync(`${root}/d/f`, `${root}/d/g`);
  return fs.readFileSync(`${root}/d/g`, 'utf8');
}

function left(): Record<string, number> {
  const files = gated.files.dump().filter(({ kind }) => kind === 'file');
  return Object.fromEntries(
    files.map(({ path, text = '' }) => [path, text.length])
  );
}

describe('a process that dies at a synchronous effect', () => {
  beforeEach(() => {
    gated.files.writeFile(`${root}/x`, '');
  });

  it('can die at each effect that changes something', () => {
    const { asked } = dieAt(0);
    runAs(gated.actor, writeAll);
    expect(asked).toEqual([
      'fs:mkdirSync d',
      'fs:open d/f',
      'fs:write d/f',
      'fs:openSync d/f',
      'fs:writeSync d/f',
      'fs:renameSync d/f -> d/g',
    ]);
  });

  it.each([
    { fatal: 1, found: { x: 0 } },
    { fatal: 2, found: { x: 0 } },
    { fatal: 3, found: { x: 0, 'd/f': 0 } },
    { fatal: 4, found: { x: 0, 'd/f': 5 } },
    { fatal: 5, found: { x: 0, 'd/f': 5 } },
    { fatal: 6, found: { x: 0, 'd/f': 12 } },
  ])('leaves what it had done before the effect $fatal', ({ fatal, found }) => {
    dieAt(fatal);
    expect(runAs(gated.actor, writeAll)).toBe('first+second');
    expect(left()).toEqual(found);
  });

  it.each([
    { fatal: 3, cut: 1, found: { x: 0, 'd/f': 2 } },
    { fatal: 3, cut: 2, found: { x: 0, 'd/f': 4 } },
    { fatal: 5, cut: 1, found: { x: 0, 'd/f': 8 } },
    // There is no half of a rename.
    { fatal: 6, cut: 1, found: { x: 0, 'd/f': 12 } },
  ])('or a part of a write, the $fatal.', ({ fatal, cut, found }) => {
    dieAt(fatal, cut);
    runAs(gated.actor, writeAll);
    expect(left()).toEqual(found);
  });

  it('is asked of nobody who only reads, or is not scheduled', () => {
    const { asked } = dieAt(1);
    runAs(gated.actor, () => fs.readdirSync(root));
    runAs({ name: 'setup', process: 0 }, writeAll);
    expect(asked).toEqual([]);
    expect(left()).toEqual({ x: 0, 'd/g': 12 });
  });
});

describe('a process that dies at an effect behind a gate', () => {
  it.each([
    { fatal: 1, cut: undefined, found: {} },
    { fatal: 2, cut: undefined, found: { f: 0 } },
    { fatal: 2, cut: 1, found: { f: 2 } },
    { fatal: 3, cut: 1, found: { f: 4 } },
  ])('leaves the same: $fatal, $cut', async ({ fatal, cut, found }) => {
    const { asked } = dieAt(fatal, cut);
    const written = runAs(gated.actor, async () => {
      await promises.writeFile(`${root}/f`, 'abcd');
      const file = await promises.open(`${root}/f`, 'r+');
      await file.sync();
      await file.close();
    });
    await gated.keeper.releaseAll();
    await written;
    expect(left()).toEqual(found);
    expect(asked.at(-1)).toBe(
      ['fs:open f', 'fs:write f', 'fs:open f'][fatal - 1]
    );
  });
});

describe('a parked write', () => {
  it('can be released half', async () => {
    const done = runAs(gated.actor, () =>
      promises.writeFile(`${root}/f`, 'abcd')
    );
    await gated.keeper.releaseNext();
    const [label] = gated.keeper.waiting;
    expect(label).toBe('fs:write f');
    gated.files.torn(1, () => void gated.keeper.releaseNext());
    await done;
    expect(left()).toEqual({ f: 2 });
  });

  it('is told apart from what is done as a whole', () => {
    const of = (name: string) => isTearable({ kind: 'fs', name, target: 'f' });
    expect(['fs:write', 'fs:writevSync', 'fs:copyFile'].every(of)).toBe(true);
    expect(['fs:open', 'fs:rename', 'fs:fsync'].some(of)).toBe(false);
  });
});
