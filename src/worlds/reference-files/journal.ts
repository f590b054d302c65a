import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';
import type { RowWrite } from '../reference/backing.js';
import { isMissing } from './errors.js';
import { encodeRecord } from './record.js';
import type { JournalRules } from './rules.js';

const FOLDER = 'journal';
const DIGITS = 8;

/**
 * The directory of all commits: one file each, named by its number, from 1 and
 * without a gap. A file is there with all that it holds or not at all, and
 * never changes: it is written under a name that nobody reads, made durable,
 * and then linked to its number, which fails for all but the first who tries.
 * So there is no lock that somebody could die with.
 */
export class Journal {
  readonly #directory: string;
  readonly #rules: JournalRules;
  /** Sets the unfinished files of one instance apart from all others. */
  readonly #author = randomBytes(4).toString('hex');
  #drafts = 0;

  /** @param directory is there already, and stays */
  constructor(directory: string, rules: JournalRules) {
    this.#directory = join(directory, FOLDER);
    this.#rules = rules;
    mkdirSync(this.#directory, { recursive: true });
    // Whoever made it may have died before its name was durable.
    syncNow(directory);
  }

  /** The commit of that number; undefined while there is none. */
  async read(number: number): Promise<readonly RowWrite[] | undefined> {
    let bytes: Buffer;
    try {
      bytes = await readFile(this.#pathOf(number));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    // What is no whole record was never a commit: its number is spent.
    return this.#rules.decode(bytes) ?? [];
  }

  /** A file that holds a commit and has no number yet. */
  async draft(writes: readonly RowWrite[]): Promise<string> {
    this.#drafts += 1;
    const name = `draft-${this.#author}-${this.#drafts}`;
    const path = join(this.#directory, name);
    await this.#rules.write(path, encodeRecord(writes));
    return path;
  }

  /** Gives a draft that number; false where another has it. */
  claim(draft: string, number: number): Promise<boolean> {
    return this.#rules.publish(draft, this.#pathOf(number));
  }

  /** Makes the numbers that were given up to here durable. */
  sync(): Promise<void> {
    return this.#rules.syncDirectory(this.#directory);
  }

  async discard(draft: string): Promise<void> {
    try {
      await unlink(draft);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  #pathOf(number: number): string {
    return join(this.#directory, String(number).padStart(DIGITS, '0'));
  }
}

function syncNow(directory: string): void {
  const descriptor = openSync(directory, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
