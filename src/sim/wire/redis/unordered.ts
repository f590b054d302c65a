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
  if (MEMBERS.has(command)) return sorted(reply, bytes);
  const members = SCANS.has(command) ? reply.item(1) : undefined;
  return members ? sorted(members, bytes) : bytes;
}

/** A container with which the bytes end. */
function sorted(container: Reply, bytes: Buffer): Buffer {
  if (container.count < 2) return bytes;
  const head = bytes.subarray(0, container.start);
  return Buffer.concat([head, ...container.members.toSorted(Buffer.compare)]);
}
