import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MemoryFileSystem } from '../../../src/sim/files/memory-file-system.js';
import { operations, realFace } from './operations.js';
import { Performer } from './performer.js';

/**
 * The kernel is the judge: the same calls, on a temporary directory and in
 * memory under the same path, must give the same values, errors and trees.
 * Codes and permissions are those of Linux.
 */
describe.runIf(process.platform === 'linux')('against the kernel', () => {
  let mount = '';
  let umask = 0;

  beforeAll(() => {
    mount = fs.mkdtempSync(path.join(os.tmpdir(), 'worldproof-files-'));
    umask = process.umask(0o022);
  });

  afterAll(() => {
    process.umask(umask);
    fs.rmSync(mount, { recursive: true, force: true });
  });

  it('answers every sequence of calls as the real file system does', () => {
    fc.assert(
      fc.property(
        fc.array(operations, { minLength: 1, maxLength: 40, size: 'max' }),
        (sequence) => {
          fs.rmSync(mount, { recursive: true, force: true });
          // One level down, so that a link to `../d` stays below the mount.
          const home = path.join(mount, 'home');
          const memory = new MemoryFileSystem({ now: () => 1, mount });
          const virtual = new Performer(memory, home);
          const real = new Performer(realFace(), home);
          fs.mkdirSync(home, { recursive: true });
          memory.mkdir(home);
          try {
            for (const operation of sequence) {
              const outcome = virtual.run(operation);
              expect(outcome, JSON.stringify(operation)).toEqual(
                real.run(operation)
              );
            }
            expect(virtual.tree()).toEqual(real.tree());
          } finally {
            real.closeAll();
          }
        }
      ),
      {
        numRuns: 300,
        examples: [
          [
            [
              { kind: 'mkdirRecursive', path: '/d/e/f' },
              { kind: 'readdirRecursive', path: '/d/.' },
            ],
          ],
        ],
      }
    );
  });
});
