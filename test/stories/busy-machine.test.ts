import { expect, test } from 'vitest';
import { check } from './command.js';
import { useProject } from './project.js';

const project = useProject();

/**
 * Each copy of its modules reads a real file once, when it starts, while every thread
 * that reads files is busy: as on a machine that has much else to do.
 */
const SLOW = `import { pbkdf2 } from 'node:crypto';
  import { readFile } from 'node:fs/promises';
  import { fileURLToPath } from 'node:url';
  import { createWorld as make } from './minimal.mjs';
  let manifest;
  async function start() {
    if (manifest) return;
    for (let thread = 0; thread < 4; thread++)
      pbkdf2('a', 'b', 150_000, 64, 'sha512', () => undefined);
    manifest = await readFile(fileURLToPath(new URL('package.json', import.meta.url)));
  }
  export const createWorld = async (options) =>
    Object.assign(await make(options), { start });`;

test('what a World reads once is read before the first schedule, however long it takes', async () => {
  project.bring('minimal.mjs', 'minimal');
  const world = project.write('slow.mjs', SLOW);
  const { report, exitCode } = await check(
    ...[world, '--scenario', 'crash-point.create-run', '--schedules', '30'],
    ...['--strategy', 'small-scope', '--workers', '1', '--time', '60s']
  );
  expect(report.subjects).toMatchObject([{ differed: 0, errors: [] }]);
  expect(report.cells).toContainEqual(
    expect.objectContaining({ clause: 'recovery.begins', verdict: 'holds' })
  );
  expect(exitCode).toBe(0);
});
