import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { connectPostgres } from '../../worlds/servers/postgres/connect.js';
import type { SessionOptions } from '../engine.js';

/** One message as the system database keeps it. */
export interface KeptMessage {
  /** As the SDK wrote it. */
  readonly message: string;
  readonly consumed: boolean;
}

/** Files of the SDK that have a word. */
export interface Mentions {
  /** How many were searched. */
  readonly files: number;
  /** By their path in `dist`, the first few. */
  readonly found: readonly string[];
  readonly count: number;
}

/** What no call of the SDK tells: looked up past it, in its own process. */
export const LOOKS: Readonly<
  Record<string, (options: SessionOptions, about: string) => Promise<unknown>>
> = {
  messages: ({ address }, id) => messagesTo(id, address),
  mentions: ({ sdkDirectory }, word) => mentionsOf(word, sdkDirectory),
};

/** The messages that a workflow was sent, the oldest first. */
async function messagesTo(id: string, address: string): Promise<KeptMessage[]> {
  const client = await connectPostgres(address);
  try {
    const { rows } = await client.query<KeptMessage>(
      `SELECT message, consumed FROM dbos.notifications
       WHERE destination_uuid = $1 ORDER BY created_at_epoch_ms`,
      [id]
    );
    return rows;
  } finally {
    await client.end();
  }
}

/** Searches names and contents of all files, whatever the case. */
async function mentionsOf(word: string, directory: string): Promise<Mentions> {
  const root = join(directory, 'node_modules/@dbos-inc/dbos-sdk/dist');
  const options = { recursive: true, withFileTypes: true } as const;
  const entries = await readdir(root, options);
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const found: string[] = [];
  for (const path of paths) {
    const name = relative(root, path);
    const text = `${name}\n${await readFile(path, 'utf8')}`;
    if (text.toLowerCase().includes(word)) found.push(name);
  }
  return { files: paths.length, found: found.slice(0, 5), count: found.length };
}
