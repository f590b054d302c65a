import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runAs } from '../../../src/sim/context.js';
import { MemoryFileSystem } from '../../../src/sim/files/memory-file-system.js';
import { installFileGates } from '../../../src/sim/gates/files.js';
import { operations, realFace } from '../files/operations.js';
import { Performer } from '../files/performer.js';

describe.runIf(process.platform === 'linux')('the patched functions', () => {
  it('answer inside of an actor as they do outside', () => {
    const root = fs.mkdtempSync(path.join(os.tmpdir(), 'worldproof-gates-'));
    const umask = process.umask(0o022);
    let files = new MemoryFileSystem({ now: () => 1, mount: root });
    const uninstall = installFileGates({ root, files: () => files });
    const actor = { name: 'A', process: 0 };
    const home = path.join(root, 'home');
    try {
      fc.assert(
        fc.property(
          fc.array(operations, { minLength: 1, maxLength: 30, size: 'max' }),
          (sequence) => {
            fs.rmSync(root, { recursive: true, force: true });
            fs.mkdirSync(home, { recursive: true });
            files = new MemoryFileSystem({ now: () => 1, mount: root });
            files.mkdir(home);
            const inside = new Performer(realFace(), home);
            const outside = new Performer(realFace(), home);
            for (const operation of sequence) {
              const outcome = runAs(actor, () => inside.run(operation));
              expect(outcome).toEqual(outside.run(operation));
            }
            outside.closeAll();
            expect(runAs(actor, () => inside.tree())).toEqual(outside.tree());
          }
        ),
        { numRuns: 100 }
      );
    } finally {
      uninstall();
      process.umask(umask);
      fs.rmSync(root, { recursive: true, force: true });
    }
  });
});
