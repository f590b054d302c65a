import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryFileSystem } from '../../../../src/sim/files/memory-file-system.js';
import { type Face, operations } from '../operations.js';
import { Performer } from '../performer.js';
import { sync, tracked } from './trees.js';

const sequences = fc.array(operations, { maxLength: 25, size: 'max' });
const choices = fc.nat({ max: 200 });
const MOUNT = '/m';

function filesAfter(sequence: Parameters<Performer['run']>[0][]) {
  const files = tracked((before) => before.mkdir(MOUNT));
  run(files, sequence);
  return files;
}

function run(
  files: MemoryFileSystem,
  sequence: Parameters<Performer['run']>[0][]
): void {
  const performer = new Performer(files as Face, MOUNT);
  for (const operation of sequence) performer.run(operation);
}

/** fsync of everything that has a name. */
function syncAll(files: MemoryFileSystem): void {
  sync(files, '/');
  for (const { path, kind } of files.dump()) {
    if (kind !== 'symlink') sync(files, `/${path}`);
  }
}

describe('a power loss', () => {
  it('takes nothing of what was synced, names and contents', () => {
    fc.assert(
      fc.property(sequences, choices, (sequence, choice) => {
        const files = filesAfter(sequence);
        syncAll(files);
        const { files: found } = files.afterPowerLoss(choice);
        expect(found.dump()).toEqual(files.dump());
      })
    );
  });

  it('leaves a synced file alone, whatever else is lost', () => {
    fc.assert(
      fc.property(sequences, sequences, choices, (earlier, later, choice) => {
        const files = filesAfter(earlier);
        files.writeFile('/kept', 'all of it', { flush: true });
        sync(files, '/');
        run(files, later);
        const { files: found } = files.afterPowerLoss(choice);
        expect(found.readFile('/kept', 'utf8')).toBe('all of it');
      })
    );
  });

  it('leaves a tree, the same for the same choice', () => {
    fc.assert(
      fc.property(sequences, choices, (sequence, choice) => {
        const files = filesAfter(sequence);
        const { files: found } = files.afterPowerLoss(choice);
        expect(files.afterPowerLoss(choice).files.digest()).toBe(
          found.digest()
        );
        const names = new Map<number, number>();
        for (const { path, kind } of found.dump()) {
          const stats = found.lstat(`/${path}`);
          if (kind === 'directory') {
            expect(found.realpath(`/${path}`)).toBe(`/${path}`);
          } else {
            const ino = Number(stats?.ino);
            names.set(ino, (names.get(ino) ?? 0) + 1);
          }
        }
        for (const { path, kind } of found.dump()) {
          if (kind === 'directory') continue;
          const stats = found.lstat(`/${path}`);
          expect(stats?.nlink).toBe(names.get(Number(stats?.ino)));
        }
      })
    );
  });

  it('changes nothing in what it was asked of', () => {
    fc.assert(
      fc.property(sequences, choices, (sequence, choice) => {
        const files = filesAfter(sequence);
        const before = files.digest();
        const { files: found } = files.afterPowerLoss(choice);
        found.writeFile('/other', 'x');
        expect(files.digest()).toBe(before);
      })
    );
  });
});
