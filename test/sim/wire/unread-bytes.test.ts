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
        const bytes = Buffer.from(content);
        added.push(Buffer.from(bytes));
        unread.add(bytes);
        bytes.fill(0);
        taken.push(unread.take(count));
      }
      expect(Buffer.concat([...taken, unread.bytes])).toEqual(
        Buffer.concat(added)
      );
    })
  );
});
