import type { FileData } from '../../files/bytes.js';
import type { MemoryFileSystem } from '../../files/memory-file-system.js';
import type { StatOptions } from '../../files/options.js';
import type { TimeLike } from '../../files/timestamps.js';
import type { Effect, OperationTable } from './operation.js';

type View = NodeJS.ArrayBufferView;

/** A place in a buffer and in a file, as `read` and `write` take it. */
interface Span {
  readonly offset?: number | null | undefined;
  readonly length?: number | null | undefined;
  readonly position?: number | bigint | null | undefined;
}
type Rest = [
  offset?: number | Span | null | undefined,
  length?: number | null,
  position?: number | bigint | null,
];

interface ReadResult {
  readonly bytesRead: number;
  readonly buffer: View;
}
interface WriteResult {
  readonly bytesWritten: number;
  readonly buffer: FileData;
}

const READ_BUFFER_BYTES = 16_384;

function on(effect: Effect) {
  return { subject: 'descriptor' as const, effect };
}

/** `read(fd, buffer, offset, length, position)` and its shorter forms. */
function read(
  files: MemoryFileSystem,
  descriptor: number,
  target?: View | (Span & { readonly buffer?: View }) | null,
  ...rest: Rest
): ReadResult {
  const isView = ArrayBuffer.isView(target);
  const given = isView ? target : target?.buffer;
  const buffer = given ?? Buffer.alloc(READ_BUFFER_BYTES);
  const { offset, length, position } = span(isView ? rest : [target]);
  const start = offset ?? 0;
  const count = length ?? buffer.byteLength - start;
  const bytesRead = files.read(descriptor, buffer, start, count, position);
  return { bytesRead, buffer };
}

/** `write(fd, buffer, …)` as `read`, or `write(fd, text, position, encoding)`. */
function write(
  files: MemoryFileSystem,
  descriptor: number,
  data: FileData,
  ...rest: Rest
): WriteResult {
  if (typeof data === 'string') {
    const [position, encoding] = rest as unknown as [number, BufferEncoding];
    const bytesWritten = files.write(descriptor, data, position, encoding);
    return { bytesWritten, buffer: data };
  }
  const { offset, length, position } = span(rest);
  const start = offset ?? 0;
  const end = start + (length ?? data.byteLength - start);
  const view = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  const part = view.subarray(start, end);
  const bytesWritten = files.write(descriptor, part, position);
  return { bytesWritten, buffer: data };
}

function span(rest: Rest): Span {
  const [offset, length, position] = rest;
  if (typeof offset === 'object' && offset !== null) return offset;
  return { offset, length, position };
}

function readv(
  files: MemoryFileSystem,
  descriptor: number,
  buffers: readonly View[],
  position?: number | null
) {
  let bytesRead = 0;
  for (const buffer of buffers) {
    const start = position == null ? null : position + bytesRead;
    const length = buffer.byteLength;
    const count = files.read(descriptor, buffer, 0, length, start);
    bytesRead += count;
    if (count < length) break;
  }
  return { bytesRead, buffers };
}

function writev(
  files: MemoryFileSystem,
  descriptor: number,
  buffers: readonly View[],
  position?: number | null
) {
  let bytesWritten = 0;
  for (const buffer of buffers) {
    const start = position == null ? null : position + bytesWritten;
    bytesWritten += files.write(descriptor, buffer, start);
  }
  return { bytesWritten, buffers };
}

/** What works on open files, one gate each. */
export const DESCRIPTOR_OPERATIONS = {
  close: {
    ...on((files, descriptor: number) => files.close(descriptor)),
    callbackIsOptional: true,
  },
  fchmod: on((files, descriptor: number, mode: number | string) =>
    files.fchmod(descriptor, mode)
  ),
  fchown: on((files, descriptor: number, uid: number, gid: number) =>
    files.fchown(descriptor, uid, gid)
  ),
  fdatasync: on((files, descriptor: number) => files.fdatasync(descriptor)),
  fstat: on((files, descriptor: number, options?: StatOptions) =>
    files.fstat(descriptor, options)
  ),
  fsync: on((files, descriptor: number) => files.fsync(descriptor)),
  ftruncate: on((files, descriptor: number, length?: number) =>
    files.ftruncate(descriptor, length)
  ),
  futimes: on((files, descriptor: number, a: TimeLike, m: TimeLike) =>
    files.futimes(descriptor, a, m)
  ),
  read: {
    ...on(read),
    callbackAnswer: (value: ReadResult) => [
      null,
      value.bytesRead,
      value.buffer,
    ],
    syncAnswer: (value: ReadResult) => value.bytesRead,
  },
  readv: {
    ...on(readv),
    callbackAnswer: (value: ReturnType<typeof readv>) => [
      null,
      value.bytesRead,
      value.buffers,
    ],
    syncAnswer: (value: ReturnType<typeof readv>) => value.bytesRead,
  },
  write: {
    ...on(write),
    callbackAnswer: (value: WriteResult) => [
      null,
      value.bytesWritten,
      value.buffer,
    ],
    syncAnswer: (value: WriteResult) => value.bytesWritten,
  },
  writev: {
    ...on(writev),
    callbackAnswer: (value: ReturnType<typeof writev>) => [
      null,
      value.bytesWritten,
      value.buffers,
    ],
    syncAnswer: (value: ReturnType<typeof writev>) => value.bytesWritten,
  },
} satisfies OperationTable;
