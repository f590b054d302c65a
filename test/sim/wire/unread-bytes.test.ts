import fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnreadBytes } from '../../../src/sim/wire/unread-bytes.js';

test('what is added is taken in order, and does not change any more', () => {
  const steps = fc.array(
    fc.tuple(fc.uint8Array({ maxLength: 6000 }), fc.nat(6000)),
    { maxLength: 20 }
  );
  fc.assert(
    fc.property(steps, (all) => {
      const unread = new UnreadBytes();
      const added: Buffer[] = [];
      const taken: Buffer[] = [];
      for (const [content, count] of all) {
        added.push(Buffer.from(content));
        unread.add(Buffer.from(content));
        taken.push(unread.take(count));
      }
      expect(Buffer.concat([...taken, unread.bytes])).toEqual(
        Buffer.concat(added)
      );
    })
  );
});

test('what was given is not written to, and is not copied where it is whole', () => {
  const unread = new UnreadBytes();
  const memory = Buffer.from('first, and what follows');
  unread.add(memory.subarray(0, 5));
  expect(unread.take(3).buffer).toBe(memory.buffer);
  unread.add(Buffer.from('!!'));
  expect(unread.bytes.toString()).toBe('st!!');
  expect(memory.toString()).toBe('first, and what follows');
});
