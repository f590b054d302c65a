import { link, open } from 'node:fs/promises';
import { isTaken } from './errors.js';
import { decodeRecord } from './record.js';
import type { JournalRules } from './rules.js';

/**
 * What survives a power loss, and no less: contents by fsync of the file
 * before it has its name, the name by fsync of its directory before anybody is
 * told (fsync(2)).
 */
export const HONEST_RULES: JournalRules = {
  async write(path, bytes) {
    const file = await open(path, 'wx');
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  },
  async publish(draft, path) {
    try {
      await link(draft, path);
      return true;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  },
  async syncDirectory(directory) {
    const handle = await open(directory, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  decode: decodeRecord,
};
