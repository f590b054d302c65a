import { endOfLine, lengthOf } from './line.js';
import { markAt, type ReplyKind } from './marks.js';
import { endOfReply, endOfValues } from './reply-end.js';

/** Where the content of a value stands. */
interface Extent {
  readonly source: Buffer;
  readonly start: number;
  readonly end: number;
}

/**
 * One RESP2 or RESP3 value that a server sent. What it holds is read when it is
 * asked for: of most replies nobody wants to know more than where they end.
 */
export class Reply {
  readonly kind: ReplyKind;
  /** How many values a container holds: a map holds keys and values in turn. */
  readonly count: number;
  readonly #extent: Extent;

  constructor(kind: ReplyKind, count: number, extent: Extent) {
    this.kind = kind;
    this.count = count;
    this.#extent = extent;
  }

  /** The offset at which the content starts, behind all headers. */
  get start(): number {
    return this.#extent.start;
  }

  /** The content of a value that is no container. */
  get content(): Buffer {
    const { source, start, end } = this.#extent;
    return source.subarray(start, end);
  }

  /** One of the values of a container. */
  item(index: number): Reply | undefined {
    if (index >= this.count) return undefined;
    const { source, start } = this.#extent;
    return readReply(source, endOfValues(source, start, index));
  }

  /** The values of a container, each with its headers. */
  get members(): readonly Buffer[] {
    const { source, start } = this.#extent;
    let from = start;
    return Array.from({ length: this.count }, () => {
      const to = endOfReply(source, from);
      const member = source.subarray(from, to);
      from = to;
      return member;
    });
  }
}

/**
 * The value at that offset, which must be whole: `endOfReply` has found its
 * end. An attribute is a part of the value that it stands before.
 */
export function readReply(source: Buffer, at: number): Reply {
  const mark = markAt(source, at);
  if (mark === undefined) throw new RangeError(`No reply starts at ${at}`);
  const { kind, shape, each } = mark;
  const start = endOfLine(source, at);
  if (shape === 'line') {
    return new Reply(kind, 0, { source, start: at + 1, end: start - 2 });
  }
  const length = lengthOf(source, at + 1, start - 2);
  const items = Math.max(0, length) * each;
  if (shape === 'attribute') {
    return readReply(source, endOfValues(source, start, items));
  }
  // Null arrays and null bulk strings are RESP2's two ways to say nil.
  if (length < 0) return new Reply('nil', 0, { source, start, end: start });
  return shape === 'blob'
    ? new Reply(kind, 0, { source, start, end: start + length })
    : new Reply(kind, items, { source, start, end: start });
}
