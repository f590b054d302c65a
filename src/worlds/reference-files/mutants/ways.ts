import { link, open } from 'node:fs/promises';
import { isTaken } from '../errors.js';
import { bodyOf } from '../record.js';
import type { JournalRules } from '../rules.js';

/** Writes a file and hopes that it will reach the disc. */
export const WITHOUT_FSYNC: Partial<JournalRules> = {
  async write(path, bytes) {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
    } finally {
      await file.close();
    }
  },
};

/** Syncs the file and forgets that its name is kept somewhere else. */
export const WITHOUT_DIRECTORY_FSYNC: Partial<JournalRules> = {
  async syncDirectory() {},
};

const CHECKSUM_BYTES = 32;

/** Takes what is there for what was written. */
export const TORN_TAIL_ACCEPTED: Partial<JournalRules> = {
  decode: (bytes) => bodyOf(bytes.subarray(CHECKSUM_BYTES)),
};

/** Gives a file its number first, and writes it then: a reader may be first. */
export function writtenInPlace(): Partial<JournalRules> {
  const drafts = new Map<string, Buffer>();
  return {
    async write(path, bytes) {
      drafts.set(path, bytes);
      await (await open(path, 'wx')).close();
    },
    async publish(draft, path) {
      try {
        await link(draft, path);
      } catch (error) {
        if (isTaken(error)) return false;
        throw error;
      }
      const file = await open(path, 'r+');
      try {
        await file.writeFile(drafts.get(draft) ?? '');
        await file.sync();
      } finally {
        await file.close();
      }
      return true;
    },
  };
}
