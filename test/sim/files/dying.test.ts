import { describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../src/sim/files/memory-file-system.js';
import { treeOf } from './durability/trees.js';

function makeFiles(): MemoryFileSystem {
  return new MemoryFileSystem({ now: () => 1 });
}

describe('a process that dies inside a write', () => {
  it.each([
    { cut: 0, found: 'f=old' },
    { cut: 1, found: 'f=oldab' },
    { cut: 2, found: 'f=oldabc' },
    { cut: 3, found: 'f=olda' },
    { cut: 6, found: 'f=oldab' },
  ])('leaves a prefix of it: $found', ({ cut, found }) => {
    const files = makeFiles();
    files.writeFile('/f', 'old');
    files.torn(cut, () => files.appendFile('/f', 'abcd'));
    expect(treeOf(files)).toBe(found);
  });

  it('has opened and truncated the file that it writes anew', () => {
    const files = makeFiles();
    files.writeFile('/f', 'old');
    files.torn(1, () => files.writeFile('/f', 'newest'));
    expect(treeOf(files)).toBe('f=new');
  });

  it('writes nothing of what comes after the cut', () => {
    const files = makeFiles();
    const descriptor = files.open('/f', 'w');
    files.torn(2, () => {
      files.write(descriptor, 'one');
      files.write(descriptor, 'two');
    });
    expect(treeOf(files)).toBe('f=on');
  });

  it('has synced nothing', () => {
    const files = makeFiles();
    files.writeFile('/f', '');
    files.trackDurability();
    files.torn(2, () => files.writeFile('/f', 'one', { flush: true }));
    expect(treeOf(files.afterPowerLoss(0).files)).toBe('f=');
    files.torn(2, () => files.writeFile('/f', 'one', { flag: 'as' }));
    expect(treeOf(files.afterPowerLoss(0).files)).toBe('f=');
  });

  it('copies a part', () => {
    const files = makeFiles();
    files.writeFile('/f', 'long');
    files.torn(1, () => files.copyFile('/f', '/g'));
    expect(treeOf(files)).toBe('f=long g=lo');
  });
});

describe('the void', () => {
  it('takes what a dead process still does, its open files included', () => {
    const files = makeFiles();
    const descriptor = files.open('/f', 'w');
    files.write(descriptor, 'one');
    const before = files.digest();
    const emptiness = files.fork();
    emptiness.write(descriptor, 'two');
    emptiness.close(descriptor);
    emptiness.unlink('/f');
    expect(files.digest()).toBe(before);
    files.write(descriptor, 'more');
    expect(treeOf(files)).toBe('f=onemore');
  });

  it('knows files that have lost their names', () => {
    const files = makeFiles();
    const descriptor = files.open('/f', 'w+');
    files.write(descriptor, 'one');
    files.unlink('/f');
    const emptiness = files.fork();
    emptiness.write(descriptor, 'two', 0);
    const buffer = Buffer.alloc(3);
    files.read(descriptor, buffer, 0, 3, 0);
    expect(buffer.toString()).toBe('one');
  });
});
