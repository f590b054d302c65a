import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, type TestContext, test } from 'vitest';
import { canStart } from '../../../src/worlds/servers/server.js';

const STARTER = fileURLToPath(new URL('./starter.ts', import.meta.url));

/** For a busy machine; it takes a moment. */
const PATIENCE = { timeout: 300_000 };

function makeTemporary({ onTestFinished }: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'worldproof-keeper-'));
  // The server may run as another user.
  chmodSync(folder, 0o755);
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A command of its own process group that has started a server. */
async function command(kind: string, temporary: string) {
  const child = spawn(process.execPath, ['--import', 'tsx', STARTER, kind], {
    detached: true,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const [line] = await once(child.stdout, 'data');
  return { child, port: Number(new URL(String(line).trim()).port) };
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.on('connect', () => resolve(true)).on('error', () => resolve(false));
    socket.on('connect', () => socket.destroy());
  });
}

/** What the servers' directories are called; tsx keeps things there too. */
function directories(temporary: string): string[] {
  return readdirSync(temporary).filter((name) => name.startsWith('worldproof'));
}

const ENDS: Record<string, (child: ChildProcess) => void> = {
  'is killed': (child) => child.kill('SIGKILL'),
  'is interrupted at the terminal': ({ pid = 0 }) => {
    process.kill(-pid, 'SIGINT');
  },
  'exits and forgets to stop it': (child) => child.stdin?.write('exit'),
  'throws what nobody catches': (child) => child.stdin?.write('throw'),
};

/** These run at once, so each has the hooks and the expectations of its own. */
async function outlives(
  kind: string,
  end: string,
  context: TestContext
): Promise<void> {
  const { expect } = context;
  const temporary = makeTemporary(context);
  const { child, port } = await command(kind, temporary);
  expect(await accepts(port)).toBe(true);
  expect(directories(temporary)).toHaveLength(1);
  ENDS[end]?.(child);
  await expect.poll(() => accepts(port), PATIENCE).toBe(false);
  await expect.poll(() => directories(temporary), PATIENCE).toEqual([]);
}

describe.concurrent('a server is gone, and its directory, when its command', () => {
  const reason = canStart('redis') ? '' : ' (no redis-server on PATH)';

  test.skipIf(reason).for(Object.keys(ENDS))(`%s${reason}`, (end, context) =>
    outlives('redis', end, context)
  );

  test('is killed, and it was Postgres', (context) =>
    outlives('postgres', 'is killed', context));
});
