import type { Reply } from './reply.js';

/** Commands that answer members of a set, or keys, in no order. */
const MEMBERS = new Set(['smembers', 'sinter', 'sunion', 'sdiff', 'keys']);
/** The same behind a cursor. */
const SCANS = new Set(['scan', 'sscan']);

/**
 * The answer with its members in the order of their bytes. Redis gives them in
 * the order of a hash that it draws when it starts, over names that are new for
 * each schedule: any order is a right one, and this one can be repeated.
 */
export function inFixedOrder(
  command: string,
  reply: Reply,
  bytes: Buffer
): Buffer {
  if (MEMBERS.has(command)) return sorted(reply, bytes, 0);
  const [cursor, members] = reply.items;
  if (!SCANS.has(command) || !cursor || !members) return bytes;
  return Buffer.concat([
    bytes.subarray(0, cursor.end),
    sorted(members, bytes, cursor.end),
  ]);
}

/** A container that begins at `start`. */
function sorted({ items, end }: Reply, bytes: Buffer, start: number): Buffer {
  if (items.length < 2) return bytes.subarray(start, end);
  let from = bytes.indexOf('\r\n', start) + 2;
  const head = bytes.subarray(start, from);
  const members = items.map((item) => {
    const member = bytes.subarray(from, item.end);
    from = item.end;
    return member;
  });
  return Buffer.concat([head, ...members.sort(Buffer.compare)]);
}
