import { FileKind } from './file-kind.js';
import type { Inode } from './inode.js';

/** The face of `fs.Dirent`. */
export class MemoryDirent extends FileKind {
  readonly name: string | Buffer;
  readonly parentPath: string;
  /** The older name of `parentPath`. */
  readonly path: string;

  constructor(name: string | Buffer, parentPath: string, node: Inode) {
    super(node.mode);
    this.name = name;
    this.parentPath = parentPath;
    this.path = parentPath;
  }
}
