import type { MemoryFileSystem } from '../../files/memory-file-system.js';
import { UnsupportedEffectError } from '../unsupported-effect.js';
import { CONTENT_OPERATIONS } from './content-operations.js';
import { DESCRIPTOR_OPERATIONS } from './descriptor-operations.js';
import type { Operation, OperationTable } from './operation.js';
import { perform } from './perform.js';

const OPERATIONS: OperationTable = {
  ...DESCRIPTOR_OPERATIONS,
  ...CONTENT_OPERATIONS,
};
const CLOSED = -1;

/** What `fs.promises.open` resolves with: each method stands at a gate. */
export class MemoryFileHandle {
  readonly #files: MemoryFileSystem;
  readonly #target: string;
  #descriptor: number;

  constructor(files: MemoryFileSystem, descriptor: number, target: string) {
    this.#files = files;
    this.#descriptor = descriptor;
    this.#target = target;
  }

  get fd(): number {
    return this.#descriptor;
  }

  appendFile(...args: unknown[]): Promise<unknown> {
    return this.#perform('writeFile', args);
  }
  chmod(...args: unknown[]): Promise<unknown> {
    return this.#perform('fchmod', args);
  }
  chown(...args: unknown[]): Promise<unknown> {
    return this.#perform('fchown', args);
  }
  datasync(): Promise<unknown> {
    return this.#perform('fdatasync', []);
  }
  read(...args: unknown[]): Promise<unknown> {
    return this.#perform('read', args);
  }
  readFile(...args: unknown[]): Promise<unknown> {
    return this.#perform('readFile', args);
  }
  readv(...args: unknown[]): Promise<unknown> {
    return this.#perform('readv', args);
  }
  stat(...args: unknown[]): Promise<unknown> {
    return this.#perform('fstat', args);
  }
  sync(): Promise<unknown> {
    return this.#perform('fsync', []);
  }
  truncate(...args: unknown[]): Promise<unknown> {
    return this.#perform('ftruncate', args);
  }
  utimes(...args: unknown[]): Promise<unknown> {
    return this.#perform('futimes', args);
  }
  write(...args: unknown[]): Promise<unknown> {
    return this.#perform('write', args);
  }
  writeFile(...args: unknown[]): Promise<unknown> {
    return this.#perform('writeFile', args);
  }
  writev(...args: unknown[]): Promise<unknown> {
    return this.#perform('writev', args);
  }

  /** Closing twice is no error, as with Node's handles. */
  async close(): Promise<void> {
    if (this.#descriptor === CLOSED) return;
    const closing = this.#perform('close', []);
    this.#descriptor = CLOSED;
    await closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  createReadStream(): never {
    return this.#refuse('createReadStream');
  }
  createWriteStream(): never {
    return this.#refuse('createWriteStream');
  }
  readLines(): never {
    return this.#refuse('readLines');
  }
  readableWebStream(): never {
    return this.#refuse('readableWebStream');
  }

  #perform(name: string, args: readonly unknown[]): Promise<unknown> {
    const descriptor = this.#descriptor;
    if (descriptor === CLOSED) return Promise.reject(fileClosed(name));
    const operation = OPERATIONS[name] as Operation;
    const call = {
      operation: operation.whenOpen ?? operation,
      files: this.#files,
      target: this.#target,
    };
    return perform(name, call, [descriptor, ...args]);
  }

  #refuse(name: string): never {
    throw new UnsupportedEffectError({
      kind: 'fs',
      name: `fs:${name}`,
      target: this.#target,
    });
  }
}

function fileClosed(syscall: string): Error {
  return Object.assign(new Error('file closed'), { code: 'EBADF', syscall });
}
