import { invalidArgument } from './system-error.js';

export type FileData = string | NodeJS.ArrayBufferView;

/** A private copy of what a caller wants written. */
export function toBytes(
  data: unknown,
  encoding?: BufferEncoding | null | undefined
): Buffer {
  if (typeof data === 'string') return Buffer.from(data, encoding ?? 'utf8');
  if (ArrayBuffer.isView(data)) {
    const { buffer, byteOffset, byteLength } = data;
    return Buffer.from(new Uint8Array(buffer, byteOffset, byteLength));
  }
  const found = data === null ? 'null' : `type ${typeof data}`;
  throw invalidArgument(
    'ERR_INVALID_ARG_TYPE',
    `The "data" argument must be of type string or an instance of Buffer, TypedArray, or DataView. Received ${found}`
  );
}

/** `bytes` as text in `encoding`, or as a copy of their own without one. */
export function decode(
  bytes: Buffer,
  encoding: string | null | undefined
): string | Buffer {
  if (!encoding || encoding === 'buffer') return Buffer.from(bytes);
  if (encoding === 'utf8') return bytes.toString('utf8');
  if (!Buffer.isEncoding(encoding)) {
    throw invalidArgument(
      'ERR_INVALID_ARG_VALUE',
      `The argument 'encoding' is invalid encoding. Received '${encoding}'`
    );
  }
  return bytes.toString(encoding);
}

/** `content` with `data` at `position`, zeros in a gap. */
export function splice(
  content: Buffer,
  data: Buffer,
  position: number
): Buffer {
  if (position === 0 && data.length >= content.length) return data;
  const end = position + data.length;
  const result = resize(content, Math.max(content.length, end));
  result.set(data, position);
  return result;
}

/** A copy of `content`, cut or filled with zeros to `length`. */
export function resize(content: Buffer, length: number): Buffer {
  const result = Buffer.alloc(length);
  content.copy(result, 0, 0, Math.min(length, content.length));
  return result;
}
