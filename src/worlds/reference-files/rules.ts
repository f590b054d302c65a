import type { RowWrite } from '../reference/backing.js';

/** The decisions about files, each replaceable on its own, for mutants. */
export interface JournalRules {
  /** Makes a file that holds these bytes and nothing else, durably. */
  write(path: string, bytes: Buffer): Promise<void>;
  /** Gives a written file its number; false where that is taken. */
  publish(draft: string, path: string): Promise<boolean>;
  /** Makes the names in a directory durable. */
  syncDirectory(directory: string): Promise<void>;
  /** What a file says; undefined where it is not the whole of a record. */
  decode(bytes: Buffer): readonly RowWrite[] | undefined;
}
