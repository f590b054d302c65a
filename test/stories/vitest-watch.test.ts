import { type ChildProcess, spawn } from 'node:child_process';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { KIT_ROOT } from '../../src/kit.js';
import { FORGETFUL, useProject } from './project.js';

/** As `init` writes it, of one clause, so that a run takes a moment. */
const SPEC = `
  import { describeWorld } from 'worldproof/vitest';
  import './world.mjs';
  const few = { clauses: ['owner.resolvable'], schedules: 30, workers: 1 };
  describeWorld(new URL('./world.mjs', import.meta.url), few);
`;

const CORRECT = `export { createWorld } from './minimal.mjs';\n`;

/** Each run ends with a line that says so. */
const RUN_END = /(Waiting|Watching) for file changes/;

const project = useProject({ type: 'module' });
let watching: ChildProcess;
let output = '';

/** What is printed from now on, up to the end of the next run. */
async function nextRun(): Promise<string> {
  for (;;) {
    const end = RUN_END.exec(output);
    if (end) {
      const run = output.slice(0, end.index);
      output = output.slice(end.index + end[0].length);
      return run;
    }
    if (watching.exitCode !== null) throw new Error(`it ended: ${output}`);
    await sleep(50);
  }
}

beforeAll(() => {
  const { folder } = project;
  project.bring('minimal.mjs', 'minimal');
  project.write('world.mjs', CORRECT);
  project.write('world.spec.js', SPEC);
  const vitest = join(KIT_ROOT, 'node_modules', 'vitest');
  symlinkSync(vitest, join(folder, 'node_modules', 'vitest'));
  const words = [join(vitest, 'vitest.mjs'), '--watch', '--root', folder];
  // One pipe for both, in which everything stands in its order.
  const command = 'exec "$0" "$@" 2>&1';
  watching = spawn('sh', ['-c', command, process.execPath, ...words], {
    cwd: folder,
    env: { ...process.env, CI: '', NO_COLOR: '1', FORCE_COLOR: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  watching.stdout?.on('data', (chunk) => {
    output += chunk;
  });
});

afterAll(async () => {
  if (watching.exitCode !== null) return;
  const ended = new Promise((resolve) => watching.once('exit', resolve));
  watching.kill();
  await ended;
});

/** The story of a run, without the times that it took. */
function storyIn(run: string): string {
  const [story = ''] =
    /owner\.resolvable: [\s\S]+?replay wp1:\S+/.exec(run) ?? [];
  return story;
}

test('vitest --watch: a bug is planted, mended, and planted again', async () => {
  expect(await nextRun()).toMatch(/Tests +1 passed/);

  project.write('world.mjs', FORGETFUL);
  const red = await nextRun();
  expect(red).toMatch(/Tests +1 failed/);
  expect(storyIn(red)).toContain('breaks   owner.resolvable');

  project.write('world.mjs', CORRECT);
  expect(await nextRun()).toMatch(/Tests +1 passed/);

  project.write('world.mjs', FORGETFUL);
  // Seeded: the same code is told the same story, with the same token.
  expect(storyIn(await nextRun())).toBe(storyIn(red));
});
