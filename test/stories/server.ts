import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll } from 'vitest';

/** Five minutes or more: enough for a busy machine. */
const TRIES_MAX = 6000;

/** Tells whether it came true; what does is soon seen. */
export async function comesTrue(
  happened: () => boolean | Promise<boolean>
): Promise<boolean> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    if (await happened()) return true;
    await sleep(50);
  }
  return false;
}

/** More than a host needs to load and to warm up. */
const COMMITS_OF_SCHEDULES = 1500;

/** Resolves in the middle of a check on that Postgres server. */
export async function untilSchedules(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const isThere = await comesTrue(async () => {
    const { rows } = await client.query<{ commits: string | null }>(
      `SELECT sum(xact_commit) AS commits FROM pg_stat_database
       WHERE datname LIKE 'worldproof\\_%' AND datname NOT LIKE '%template%'`
    );
    return Number(rows[0]?.commits) > COMMITS_OF_SCHEDULES;
  });
  await client.end();
  if (!isThere) throw new Error('no schedule has run');
}

/** Ends a Postgres server as a power cut would. */
export async function killPostgres(url: string): Promise<void> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query<{ text: string }>(
    `SELECT pg_read_file('postmaster.pid') AS text`
  );
  process.kill(Number(rows[0]?.text.split('\n')[0]), 'SIGKILL');
}

/**
 * A place for temporary files that commands of a test have to themselves, so
 * that it shows what they leave.
 */
export function useTemporaryFolder() {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'worldproof-story-'));
    // A server may run as a user of its own.
    chmodSync(folder, 0o755);
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    env: () => ({ TMPDIR: folder }),
    /** The address of the server that a command has started. */
    async serverUrl(): Promise<string> {
      let url: string | undefined;
      await comesTrue(() => {
        url = urlOfServerIn(folder);
        return url !== undefined;
      });
      if (!url) throw new Error('no server was started');
      return url;
    },
    /** Directories, and processes that were given this folder. */
    left(): string[] {
      // With their environment, of whatever user.
      const processes = execFileSync('ps', ['axeww'], { encoding: 'utf8' });
      return [
        ...readdirSync(folder),
        ...processes.split('\n').filter((line) => line.includes(folder)),
      ];
    },
  };
}

function urlOfServerIn(folder: string): string | undefined {
  for (const name of readdirSync(folder)) {
    try {
      const file = join(folder, name, 'data', 'postmaster.pid');
      const lines = readFileSync(file, 'utf8').split('\n');
      // The last line says that it takes connections.
      if (lines[7]?.trim() !== 'ready') continue;
      return `postgres://postgres@127.0.0.1:${lines[3]}/postgres`;
    } catch {
      // Not there yet.
    }
  }
  return undefined;
}
