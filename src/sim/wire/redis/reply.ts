import type { ProtocolError } from '../protocol-error.js';
import { lengthOf, readLine } from './line.js';
import { redisError } from './redis-error.js';

export type ReplyKind =
  | 'status'
  | 'error'
  | 'integer'
  | 'bulk'
  | 'verbatim'
  | 'nil'
  | 'double'
  | 'boolean'
  | 'big number'
  | 'array'
  | 'set'
  | 'map'
  | 'push';

/** One RESP2 or RESP3 value that a server sent. */
export interface Reply {
  readonly kind: ReplyKind;
  /** The content of what is no container. */
  readonly bytes: Buffer;
  /** What a container holds; a map holds keys and values in turn. */
  readonly items: readonly Reply[];
  /** The offset behind it. */
  readonly end: number;
}

const NESTING_MAX = 64;
const NO_BYTES = Buffer.alloc(0);

const LINES = new Map<string, ReplyKind>([
  ['+', 'status'],
  ['-', 'error'],
  [':', 'integer'],
  ['_', 'nil'],
  [',', 'double'],
  ['#', 'boolean'],
  ['(', 'big number'],
]);

const BLOBS = new Map<string, ReplyKind>([
  ['$', 'bulk'],
  ['=', 'verbatim'],
  ['!', 'error'],
]);

const CONTAINERS = new Map<string, ReplyKind>([
  ['*', 'array'],
  ['~', 'set'],
  ['>', 'push'],
  ['%', 'map'],
]);

const ATTRIBUTE = '|';

const MARKS = [
  ATTRIBUTE,
  ...LINES.keys(),
  ...BLOBS.keys(),
  ...CONTAINERS.keys(),
].join('');

function unknownMark(bytes: Buffer, start: number): ProtocolError {
  const found = bytes.toString('latin1', start, start + 20);
  return redisError(
    `The server sent ${JSON.stringify(found)}, which starts no RESP value. ` +
      'Expected Redis without TLS: check the port and the scheme of the URL.'
  );
}

/** Null arrays and null bulk strings are RESP2's two ways to say nil. */
const nilReply = (end: number): Reply => ({
  kind: 'nil',
  bytes: NO_BYTES,
  items: [],
  end,
});

function readBlob(
  bytes: Buffer,
  kind: ReplyKind,
  start: number,
  length: number
): Reply | undefined {
  if (length < 0) return nilReply(start);
  const end = start + length;
  if (bytes.length < end + 2) return undefined;
  return { kind, bytes: bytes.subarray(start, end), items: [], end: end + 2 };
}

function readContainer(
  bytes: Buffer,
  kind: ReplyKind,
  start: number,
  length: number,
  depth: number
): Reply | undefined {
  if (length < 0) return nilReply(start);
  const count = kind === 'map' ? length * 2 : length;
  const items: Reply[] = [];
  let end = start;
  while (items.length < count) {
    const item = readReply(bytes, end, depth + 1);
    if (item === undefined) return undefined;
    items.push(item);
    end = item.end;
  }
  return { kind, bytes: NO_BYTES, items, end };
}

/**
 * The value at that offset, or undefined while it is not whole. An attribute is
 * taken as a part of the value that it stands before.
 *
 * @throws ProtocolError for what is no RESP2 or RESP3 value
 */
export function readReply(
  bytes: Buffer,
  start: number,
  depth = 0
): Reply | undefined {
  if (depth > NESTING_MAX) {
    throw redisError(`A reply nests deeper than ${NESTING_MAX} levels.`);
  }
  const mark = bytes.toString('latin1', start, start + 1);
  if (mark !== '' && !MARKS.includes(mark)) throw unknownMark(bytes, start);
  const line = readLine(bytes, start);
  if (line === undefined) return undefined;
  const text = line.text.slice(1);
  const lineKind = LINES.get(mark);
  if (lineKind !== undefined) {
    const content = bytes.subarray(start + 1, line.end - 2);
    return { kind: lineKind, bytes: content, items: [], end: line.end };
  }
  const blobKind = BLOBS.get(mark);
  if (blobKind !== undefined) {
    return readBlob(bytes, blobKind, line.end, lengthOf(text));
  }
  const container = CONTAINERS.get(mark);
  if (container !== undefined) {
    return readContainer(bytes, container, line.end, lengthOf(text), depth);
  }
  const attribute = readContainer(
    bytes,
    'map',
    line.end,
    lengthOf(text),
    depth
  );
  return attribute && readReply(bytes, attribute.end, depth + 1);
}
