import { type FileData, toBytes } from '../../files/bytes.js';
import type { StartedCopy } from '../../files/copy.js';
import type { MemoryFileSystem } from '../../files/memory-file-system.js';
import {
  asOptions,
  type EncodingOr,
  type ReadFileOptions,
  type WriteFileOptions,
} from '../../files/options.js';
import type { OperationTable } from './operation.js';

interface Abortable {
  readonly signal?: AbortSignal | undefined;
}
type Reading = EncodingOr<ReadFileOptions & Abortable>;
type Writing = EncodingOr<WriteFileOptions & Abortable>;

/** The error of an aborted call, as Node's own. */
function assertNotAborted(options: EncodingOr<Abortable>): void {
  const { signal } = asOptions(options);
  if (!signal?.aborted) return;
  const cause = { cause: signal.reason };
  const error = new Error('The operation was aborted', cause);
  throw Object.assign(error, { code: 'ABORT_ERR', name: 'AbortError' });
}

/** Refused before the file is touched. */
function assertData(data: unknown): void {
  if (typeof data !== 'string' && !ArrayBuffer.isView(data)) toBytes(data);
}

function openToWrite(flag: string) {
  return (
    files: MemoryFileSystem,
    path: string,
    data: FileData,
    options?: Writing
  ): number => {
    assertNotAborted(options);
    assertData(data);
    const { flag: given, mode } = asOptions(options);
    return files.open(path, given ?? flag, mode);
  };
}

function writeAll(
  files: MemoryFileSystem,
  descriptor: number,
  _path: string,
  data: FileData,
  options?: Writing
): void {
  try {
    assertNotAborted(options);
    // A descriptor is written as it stands: the flag was for opening.
    files.writeFile(descriptor, data, asOptions(options));
  } finally {
    files.close(descriptor);
  }
}

const writeToOpen = {
  subject: 'file' as const,
  label: 'fs:write',
  effect: (
    files: MemoryFileSystem,
    descriptor: number,
    data: FileData,
    options?: Writing
  ) => {
    assertNotAborted(options);
    files.writeFile(descriptor, data, options);
  },
};

function writing(flag: string) {
  return {
    subject: 'file' as const,
    label: 'fs:open',
    effect: openToWrite(flag),
    rest: { label: 'fs:write', effect: writeAll },
    whenOpen: writeToOpen,
  };
}

/**
 * What reads or writes whole files. A writer stands before two gates, since
 * a reader can see the file between its creation and its content.
 */
export const CONTENT_OPERATIONS = {
  appendFile: writing('a'),
  copyFile: {
    subject: 'paths' as const,
    label: 'fs:open',
    effect: (files, path: string, dest: string, mode?: number) =>
      files.startCopy(path, dest, mode),
    rest: {
      label: 'fs:copyFile',
      effect: (files: MemoryFileSystem, copy: StartedCopy) =>
        files.finishCopy(copy),
    },
  },
  open: {
    subject: 'path' as const,
    effect: (files, path: string, flags?: string, mode?: number) =>
      files.open(path, flags, mode),
  },
  readFile: {
    subject: 'file' as const,
    effect: (files, file: string | number, options?: Reading) => {
      assertNotAborted(options);
      return files.readFile(file, options);
    },
  },
  writeFile: writing('w'),
} satisfies OperationTable;
