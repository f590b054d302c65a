import { MemoryFileSystem } from '../../../../src/sim/files/memory-file-system.js';

const CHOICES = 400;

/** A file system that holds `before`, all of it durable, and loses the rest. */
export function tracked(
  before: (files: MemoryFileSystem) => void = () => undefined
): MemoryFileSystem {
  const files = new MemoryFileSystem({ now: () => 1 });
  before(files);
  files.trackDurability();
  return files;
}

/** fsync, as a program calls it: by a path. */
export function sync(files: MemoryFileSystem, path: string): void {
  const descriptor = files.open(path);
  files.fsync(descriptor);
  files.close(descriptor);
}

/** `a=text b/ b/c=text`: zeros are shown as `0`, links as files. */
export function treeOf(files: MemoryFileSystem): string {
  const shown = files.dump().map(({ path, kind, text = '' }) => {
    if (kind === 'directory') return `${path}/`;
    return `${path}=${text.replaceAll('\0', '0')}`;
  });
  return shown.join(' ');
}

/** Every tree that a power loss can leave, as far as many choices find them. */
export function treesOf(files: MemoryFileSystem): string[] {
  const trees = new Set<string>();
  for (let choice = 0; choice < CHOICES; choice++) {
    trees.add(treeOf(files.afterPowerLoss(choice).files));
  }
  return [...trees].sort();
}
