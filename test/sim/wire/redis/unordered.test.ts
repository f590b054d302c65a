import { describe, expect, it } from 'vitest';
import { createRedisCodec } from '../../../../src/sim/wire/redis/codec.js';

const bulk = (text: string) => `$${text.length}\r\n${text}\r\n`;
const array = (...items: readonly string[]) =>
  `*${items.length}\r\n${items.join('')}`;

/** What a client is given for a command that the server answered so. */
function answered(command: readonly string[], reply: string): string {
  const codec = createRedisCodec();
  codec.fromClient(Buffer.from(array(...command.map(bulk))));
  return codec
    .fromServer(Buffer.from(reply))
    .map(({ bytes }) => `${bytes}`)
    .join('');
}

describe('an answer that has no order', () => {
  it('is given the order of its bytes', () => {
    const members = ['h3', 'h10', 'h1', 'h2'].map(bulk);
    const ordered = ['h1', 'h2', 'h3', 'h10'].map(bulk);
    expect(answered(['SMEMBERS', 's'], array(...members))).toBe(
      array(...ordered)
    );
    expect(answered(['KEYS', '*'], `~${array(...members).slice(1)}`)).toBe(
      `~${array(...ordered).slice(1)}`
    );
  });

  it('is ordered behind its cursor too', () => {
    const reply = array(bulk('0'), array(bulk('b'), bulk('a')));
    expect(answered(['SCAN', '0'], reply)).toBe(
      array(bulk('0'), array(bulk('a'), bulk('b')))
    );
  });

  it('is left alone where there is an order, or an error', () => {
    const list = array(bulk('b'), bulk('a'));
    expect(answered(['LRANGE', 'l', '0', '-1'], list)).toBe(list);
    const error = '-WRONGTYPE not a set\r\n';
    expect(answered(['SMEMBERS', 'l'], error)).toBe(error);
    expect(answered(['SCAN', '0'], error)).toBe(error);
  });
});
