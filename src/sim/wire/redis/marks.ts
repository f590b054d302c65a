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

/** How a value goes on behind its mark. */
type Shape = 'line' | 'blob' | 'container' | 'attribute';

export interface Mark {
  readonly kind: ReplyKind;
  readonly shape: Shape;
  /** Values for each one that a container counts: a map counts pairs. */
  readonly each: number;
}

const mark = (kind: ReplyKind, shape: Shape, each = 1): Mark => ({
  kind,
  shape,
  each,
});

const MARKS: Readonly<Record<string, Mark>> = {
  '+': mark('status', 'line'),
  '-': mark('error', 'line'),
  ':': mark('integer', 'line'),
  _: mark('nil', 'line'),
  ',': mark('double', 'line'),
  '#': mark('boolean', 'line'),
  '(': mark('big number', 'line'),
  $: mark('bulk', 'blob'),
  '=': mark('verbatim', 'blob'),
  '!': mark('error', 'blob'),
  '*': mark('array', 'container'),
  '~': mark('set', 'container'),
  '>': mark('push', 'container'),
  '%': mark('map', 'container', 2),
  // It stands before the value that it is about, and is taken as a part of it.
  '|': mark('map', 'attribute', 2),
};

const BY_BYTE = Array.from({ length: 256 }, (_, byte): Mark | undefined =>
  Object.hasOwn(MARKS, String.fromCharCode(byte))
    ? MARKS[String.fromCharCode(byte)]
    : undefined
);

/** What a value of RESP2 or RESP3 begins with. */
export function markAt(bytes: Buffer, at: number): Mark | undefined {
  return BY_BYTE[bytes[at] ?? 0];
}
