import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { installOnce } from '../../../src/engines/install/draft.js';
import { run } from '../../../src/engines/install/run.js';

let parent: string;

beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'worldproof-draft-'));
});

afterEach(() => rm(parent, { recursive: true }));

it('installs once, and from then on finds it present', async () => {
  const directory = join(parent, 'engine-1');
  let fills = 0;
  const fill = async (draft: string) => {
    fills += 1;
    await writeFile(join(draft, 'file'), 'whole');
  };
  expect(await installOnce(directory, fill)).toBe('installed');
  expect(await installOnce(directory, fill)).toBe('present');
  expect(fills).toBe(1);
  expect(await readdir(directory)).toEqual(['file']);
});

it('leaves nothing of an install that failed', async () => {
  const directory = join(parent, 'engine-1');
  const fail = async (draft: string) => {
    await writeFile(join(draft, 'half'), '');
    throw new Error('no registry');
  };
  await expect(installOnce(directory, fail)).rejects.toThrow('no registry');
  expect(existsSync(directory)).toBe(false);
  expect(await readdir(parent)).toEqual([]);
});

it("tells a client's last words, or that there is no such client", async () => {
  const options = { engine: 'dbos', cwd: parent };
  const script = 'console.error("first\\nno such module"); process.exit(3)';
  await expect(run(process.execPath, ['-e', script], options)).rejects.toThrow(
    /failed: first · no such module/
  );
  await expect(run('no-such-client', [], options)).rejects.toThrow(
    /no-such-client cannot be run/
  );
});

it('leaves out the stack and the log file of npm', async () => {
  const words = [
    'npm error code ECONNREFUSED',
    'npm error FetchError: request failed, reason: refused',
    'npm error     at ClientRequest.emit (node:events:524:28) {',
    "npm error   type: 'system'",
    'npm error }',
    'npm error A complete log of this run can be found in: /home/me/a.log',
  ];
  const script = `console.error(${JSON.stringify(words.join('\n'))}); process.exit(1)`;
  const options = { engine: 'dbos', cwd: parent };
  await expect(run(process.execPath, ['-e', script], options)).rejects.toThrow(
    /failed: code ECONNREFUSED · FetchError: request failed, reason: refused$/
  );
});
