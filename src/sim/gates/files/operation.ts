import type { MemoryFileSystem } from '../../files/memory-file-system.js';

/** Where the arguments say what a function works on. */
export type Target =
  /** The first argument is a path. */
  | 'path'
  /** The first two are paths. */
  | 'paths'
  /** Only the second is a path, as for `symlink`. */
  | 'secondPath'
  /** The first is a path, a descriptor or a file handle. */
  | 'file'
  /** The first is a descriptor. */
  | 'descriptor';

/** Any function over a file system; the table's entries name their types. */
export type Effect = (files: MemoryFileSystem, ...args: never[]) => unknown;

/** One function of `node:fs`, for its promise, callback and sync forms. */
export interface Operation {
  readonly subject: Target;
  /** Executed in one go when the gate is released. */
  readonly effect: Effect;
  /** Name of the gate, if not the function's own. */
  readonly label?: string;
  /** A second gate, for what others can see half done. */
  readonly rest?: {
    readonly label: string;
    /** Gets what the first effect returned before the arguments. */
    readonly effect: Effect;
  };
  /** Taken instead for a file that is open already. */
  readonly whenOpen?: Operation;
  /** Answers of the callback and sync forms, where they differ. */
  readonly callbackAnswer?: (value: never) => readonly unknown[];
  readonly syncAnswer?: (value: never) => unknown;
  readonly callbackIsOptional?: boolean;
}

export type OperationTable = Readonly<Record<string, Operation>>;

/** A call that is for the memory file system. */
export interface VirtualCall {
  readonly operation: Operation;
  readonly files: MemoryFileSystem;
  /** What it works on, as the label says it. */
  readonly target: string;
}

export type AnyFunction = (...args: unknown[]) => unknown;

/** The one place where the types of a table's entry are erased. */
export function execute(
  effect: Effect,
  files: MemoryFileSystem,
  args: readonly unknown[]
): unknown {
  const run = effect as (
    files: MemoryFileSystem,
    ...args: readonly unknown[]
  ) => unknown;
  return run(files, ...args);
}
