import type { OpenFile } from './open-file.js';
import { fail } from './system-error.js';

/**
 * Far above what the operating system hands out, so that one look at a
 * number tells whose descriptor it is.
 */
export const FIRST_DESCRIPTOR = 0x40000000;

/** The open files of one file system. Numbers are never used twice. */
export class Descriptors {
  readonly #open = new Map<number, OpenFile>();
  #next = FIRST_DESCRIPTOR;

  add(file: OpenFile): number {
    const descriptor = this.#next;
    this.#next += 1;
    this.#open.set(descriptor, file);
    return descriptor;
  }

  get(descriptor: number, syscall: string): OpenFile {
    return this.#open.get(descriptor) ?? fail('EBADF', { syscall });
  }

  peek(descriptor: number): OpenFile | undefined {
    return this.#open.get(descriptor);
  }

  /** The same numbers, for copies of the same files. */
  fork(twin: (file: OpenFile) => OpenFile): Descriptors {
    const fork = new Descriptors();
    for (const [number, file] of this.#open) fork.#open.set(number, twin(file));
    fork.#next = this.#next;
    return fork;
  }

  close(descriptor: number): void {
    if (!this.#open.delete(descriptor)) fail('EBADF', { syscall: 'close' });
  }
}
