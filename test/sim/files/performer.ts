import type { Dirent } from 'node:fs';
import type { Face, Operation } from './operations.js';

/** What came of an operation, comparable between two file systems. */
export type Outcome =
  | { readonly value: unknown }
  | { readonly error: Readonly<Record<string, unknown>> };

const NO_DESCRIPTOR = 99_999;

/** Runs operations on one file system and keeps its open descriptors. */
export class Performer {
  readonly #face: Face;
  readonly #mount: string;
  readonly #slots = new Map<number, number>();

  constructor(face: Face, mount: string) {
    this.#face = face;
    this.#mount = mount;
  }

  run(operation: Operation): Outcome {
    try {
      return { value: this.#value(operation) };
    } catch (error) {
      const { code, ...rest } = described(error as NodeJS.ErrnoException);
      // Which call of `rm` fails is a matter of Node's version.
      return { error: operation.kind === 'rm' ? { code } : { code, ...rest } };
    }
  }

  closeAll(): void {
    for (const descriptor of this.#slots.values()) this.#face.close(descriptor);
    this.#slots.clear();
  }

  /** Every path with its kind, size, names and content. */
  tree(directory = this.#mount): unknown[] {
    const names = this.#face.readdir(directory) as string[];
    return names.map((name) => {
      const path = `${directory}/${name}`;
      const stats = this.#face.lstat(path);
      const entry = { name, stats: summary(stats) };
      if (stats?.isDirectory()) return { ...entry, inside: this.tree(path) };
      if (stats?.isSymbolicLink()) return entry;
      return { ...entry, content: this.#face.readFile(path, 'utf8') };
    });
  }

  #value(operation: Operation): unknown {
    if ('slot' in operation) return this.#onDescriptor(operation);
    const face = this.#face;
    const path = this.#mount + operation.path;
    switch (operation.kind) {
      case 'writeFile':
        return face.writeFile(path, operation.text, { flag: operation.flag });
      case 'appendFile':
        return face.appendFile(path, operation.text, 'utf8');
      case 'truncate':
        return face.truncate(path, operation.length);
      case 'utimes':
        face.utimes(path, operation.seconds, String(operation.seconds));
        return face.stat(path)?.mtime.getTime();
      case 'copyNew':
        return face.copyFile(path, this.#mount + operation.dest, 1);
      case 'link':
      case 'rename':
      case 'copyFile':
        return face[operation.kind](path, this.#mount + operation.dest);
      case 'symlink':
        return face.symlink(operation.target, path);
      case 'rm':
        return face.rm(path, operation);
      default:
        return this.#onPath(operation.kind, path);
    }
  }

  #onPath(kind: string, path: string): unknown {
    const face = this.#face;
    switch (kind) {
      case 'readFile':
        return face.readFile(path).toString('latin1');
      case 'mkdirRecursive':
        return face.mkdir(path, { recursive: true });
      case 'readdirRecursive':
        return this.#everythingBelow(path);
      case 'stat':
      case 'lstat':
        return summary(face[kind](path));
      default:
        return face[
          kind as 'mkdir' | 'rmdir' | 'unlink' | 'readdir' | 'realpath'
        ](path);
    }
  }

  /** The order of a recursive listing is a matter of Node's version. */
  #everythingBelow(path: string): string[] {
    const options = { recursive: true, withFileTypes: true };
    const entries = this.#face.readdir(path, options) as Dirent[];
    return entries
      .map((entry) => `${entry.parentPath}/${entry.name} ${entry.isFile()}`)
      .sort();
  }

  #onDescriptor(operation: Operation & { slot: number }): unknown {
    const face = this.#face;
    const { slot } = operation;
    const descriptor = this.#slots.get(slot) ?? NO_DESCRIPTOR;
    switch (operation.kind) {
      case 'open': {
        if (this.#slots.has(slot)) return 'in use';
        const path = this.#mount + operation.path;
        this.#slots.set(slot, face.open(path, operation.flag));
        return 'opened';
      }
      case 'close':
        this.#slots.delete(slot);
        return face.close(descriptor);
      case 'readOpen': {
        const { length, position } = operation;
        const buffer = Buffer.alloc(10, '.');
        const count = face.read(descriptor, buffer, 1, length, position);
        return [count, buffer.toString('latin1')];
      }
      case 'writeOpen':
        return face.write(descriptor, operation.text, operation.position);
      case 'truncateOpen':
        return face.ftruncate(descriptor, operation.length);
      default:
        return summary(face.fstat(descriptor));
    }
  }
}

type Stats = ReturnType<Face['stat']>;

/** Sizes and link counts of directories differ between real ones, too. */
function summary(stats: Stats): unknown {
  if (!stats) return 'missing';
  const mode = Number(stats.mode).toString(8);
  if (stats.isDirectory()) return { kind: 'directory', mode };
  const kind = stats.isSymbolicLink() ? 'symlink' : 'file';
  return { kind, mode, size: stats.size, nlink: stats.nlink };
}

function described(error: NodeJS.ErrnoException): Record<string, unknown> {
  const { name, message, code, errno, syscall, path } = error;
  const { dest } = error as { dest?: string };
  return { name, message, code, errno, syscall, path, dest };
}
