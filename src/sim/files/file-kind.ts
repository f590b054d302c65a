import { constants } from 'node:fs';

/** The questions that `fs.Stats` and `fs.Dirent` answer about a mode. */
export abstract class FileKind {
  readonly #format: number;

  constructor(mode: number) {
    this.#format = mode & constants.S_IFMT;
  }
  isFile(): boolean {
    return this.#format === constants.S_IFREG;
  }
  isDirectory(): boolean {
    return this.#format === constants.S_IFDIR;
  }
  isSymbolicLink(): boolean {
    return this.#format === constants.S_IFLNK;
  }
  isBlockDevice(): boolean {
    return false;
  }
  isCharacterDevice(): boolean {
    return false;
  }
  isFIFO(): boolean {
    return false;
  }
  isSocket(): boolean {
    return false;
  }
}
