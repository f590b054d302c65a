import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readReply } from '../../../../src/sim/wire/redis/reply.js';
import { endOfReply } from '../../../../src/sim/wire/redis/reply-end.js';

const word = fc.stringMatching(/^[a-z0-9 ]{0,12}$/);

const pairs = (mark: string, items: readonly string[]): string =>
  `${mark}${items.length}\r\n${items.map((each) => `+key\r\n${each}`).join('')}`;

/** Values as a server writes them. */
const { value } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    word.map((text) => `+${text}\r\n`),
    fc.integer().map((number) => `:${number}\r\n`),
    fc.constantFrom('$-1\r\n', '*-1\r\n', '_\r\n', '#t\r\n', ',1.5\r\n'),
    fc
      .string({ maxLength: 20 })
      .map((text) => `$${Buffer.byteLength(text)}\r\n${text}\r\n`),
    fc
      .tuple(
        fc.constantFrom('*', '~', '>'),
        fc.array(tie('value'), { maxLength: 4 })
      )
      .map(([mark, items]) => `${mark}${items.length}\r\n${items.join('')}`),
    fc.array(tie('value'), { maxLength: 3 }).map((items) => pairs('%', items)),
    fc
      .tuple(fc.array(tie('value'), { maxLength: 2 }), tie('value'))
      .map(([items, then]) => pairs('|', items) + then)
  ),
}));

test('a reply is over with its last byte, and not before', () => {
  fc.assert(
    fc.property(value, value, fc.nat(), (text, next, cut) => {
      const bytes = Buffer.from(text + next);
      const end = Buffer.byteLength(text);
      expect(endOfReply(bytes, 0)).toBe(end);
      expect(endOfReply(bytes, end)).toBe(bytes.length);
      expect(endOfReply(bytes.subarray(0, cut % end), 0)).toBe(-1);
    })
  );
});

test('what a container holds is its bytes behind the header', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 5 }), (items) => {
      const reply = readReply(
        Buffer.from(`*${items.length}\r\n${items.join('')}`),
        0
      );
      expect(reply.members.map(String)).toEqual(items);
      items.forEach((item, index) => {
        const alone = readReply(Buffer.from(item), 0);
        expect(reply.item(index)?.kind).toBe(alone.kind);
        expect(reply.item(index)?.content).toEqual(alone.content);
      });
      expect(reply.item(items.length)).toBeUndefined();
    })
  );
});
