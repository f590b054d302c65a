import { describe, expect, test } from 'vitest';
import {
  type Conversation,
  command,
  commands,
  conversation,
  spoken,
} from './conversation.js';

/** A RESP2 array of bulk strings, with a number at its end if it has one. */
const array = (...items: (string | number)[]): string =>
  `*${items.length}\r\n${items.map(item).join('')}`;

const push = (...items: (string | number)[]): string =>
  array(...items).replace('*', '>');

const item = (value: string | number): string =>
  typeof value === 'number'
    ? `:${value}\r\n`
    : `$${value.length}\r\n${value}\r\n`;

const HELLO = '%1\r\n$5\r\nproto\r\n:3\r\n';

function subscriber(protocol: 2 | 3): Conversation {
  const talk = conversation();
  if (protocol === 3) {
    talk.writes(command('HELLO 3'));
    talk.sends(HELLO);
  }
  talk.writes(command('SUBSCRIBE news'));
  talk.sends((protocol === 3 ? push : array)('subscribe', 'news', 1));
  return talk;
}

describe('a subscription is answered', () => {
  test.each([
    ['RESP2', array],
    ['RESP3', push],
  ])('by one confirmation a channel in %s', (_, sent) => {
    const { writes, sends, codec } = conversation();
    writes(command('SUBSCRIBE a b'));
    expect(sends(sent('subscribe', 'a', 1))).toEqual([]);
    expect(codec.isAtRest).toBe(false);
    expect(spoken(sends(sent('subscribe', 'b', 2)))).toEqual([
      'reply subscribe x2',
    ]);
    expect(codec.isAtRest).toBe(true);
  });

  test('and a message that overtakes the last of them waits', () => {
    const { writes, sends } = conversation();
    writes(command('SUBSCRIBE a b'));
    const text =
      array('subscribe', 'a', 1) +
      array('message', 'a', 'secret') +
      array('subscribe', 'b', 2);
    expect(spoken(sends(text))).toEqual([
      'reply subscribe x2',
      'push redis:message a',
    ]);
  });

  test('by an error, where it is refused', () => {
    const { writes, sends, codec } = conversation();
    writes(command('SUBSCRIBE a b'));
    expect(spoken(sends('-NOPERM no\r\n'))).toEqual(['reply error NOPERM']);
    expect(codec.isAtRest).toBe(true);
  });

  test('all at once, where it ends without names', () => {
    const { writes, sends } = conversation();
    writes(command('SUBSCRIBE a b'));
    sends(array('subscribe', 'a', 1) + array('subscribe', 'b', 2));
    writes(command('UNSUBSCRIBE'));
    expect(sends(array('unsubscribe', 'b', 1))).toEqual([]);
    expect(spoken(sends(array('unsubscribe', 'a', 0)))).toEqual([
      'reply unsubscribe x2',
    ]);
    writes(command('UNSUBSCRIBE'));
    expect(spoken(sends('*3\r\n$11\r\nunsubscribe\r\n$-1\r\n:0\r\n'))).toEqual([
      'reply unsubscribe',
    ]);
  });

  test('and is not queued in a transaction', () => {
    const { writes, sends } = conversation();
    writes(commands('MULTI', 'SUBSCRIBE a'));
    expect(() => sends('+OK\r\n+QUEUED\r\n')).toThrow(
      /SUBSCRIBE was queued in a transaction/
    );
  });
});

describe('what is published', () => {
  test('is a push to who listens, in RESP2', () => {
    const { sends } = subscriber(2);
    const text =
      array('message', 'news', 'x') +
      array('pmessage', 'n*', 'nights', 'x') +
      array('smessage', 'shard', 'x');
    expect(spoken(sends(text))).toEqual([
      'push redis:message news',
      'push redis:pmessage nights',
      'push redis:smessage shard',
    ]);
  });

  test('is a push to who listens, in RESP3, amid replies too', () => {
    const { writes, sends } = subscriber(3);
    writes(command('GET key'));
    const text = `${push('message', 'news', 'x')}$1\r\na\r\n`;
    expect(spoken(sends(text))).toEqual([
      'push redis:message news',
      'reply bulk',
    ]);
  });

  test('looks like a stored list, which is no push', () => {
    const { writes, sends } = conversation();
    writes(command('LRANGE list 0 -1'));
    expect(spoken(sends(array('message', 'news', 'x')))).toEqual([
      'reply array 3',
    ]);
    const listener = subscriber(3);
    listener.writes(command('LRANGE list 0 -1'));
    expect(spoken(listener.sends(array('message', 'news', 'x')))).toEqual([
      'reply array 3',
    ]);
  });

  test('is not all that a server pushes', () => {
    const { writes, sends, codec } = subscriber(3);
    const invalidation = '>2\r\n$10\r\ninvalidate\r\n*1\r\n$3\r\nkey\r\n';
    expect(spoken(sends(invalidation))).toEqual(['push redis:invalidate key']);
    expect(spoken(sends('>2\r\n$10\r\ninvalidate\r\n_\r\n'))).toEqual([
      'push redis:invalidate ',
    ]);
    writes(command('SSUBSCRIBE shard'));
    sends(push('ssubscribe', 'shard', 1));
    expect(spoken(sends(push('sunsubscribe', 'shard', 0)))).toEqual([
      'push redis:sunsubscribe shard',
    ]);
    expect(codec.isAtRest).toBe(true);
  });
});

describe('a barrier', () => {
  test('is of no use to who listens to nothing', () => {
    const { writes, sends, codec } = conversation();
    expect(codec.barrier()).toBeUndefined();
    writes(command('SUBSCRIBE a'));
    expect(codec.barrier()).toBeUndefined();
    sends(array('subscribe', 'a', 1));
    expect(codec.barrier()).toBeDefined();
  });

  test.each([2, 3] as const)('of RESP%i is swallowed', (protocol) => {
    const { sends, codec } = subscriber(protocol);
    const ping = codec.barrier()?.toString() ?? '';
    expect(ping).toMatch(/^\*2\r\n\$4\r\nPING\r\n/);
    expect(codec.isAtRest).toBe(false);
    const echo = ping.split('\r\n').at(-2) ?? '';
    const sent = protocol === 2 ? array : push;
    const pong = protocol === 2 ? array('pong', echo) : item(echo);
    expect(spoken(sends(sent('message', 'news', 'x') + pong))).toEqual([
      'push redis:message news',
    ]);
    expect(codec.isAtRest).toBe(true);
  });

  test("is told from the client's own ping", () => {
    const { writes, sends, codec } = subscriber(2);
    writes(command('PING'));
    const echo = codec.barrier()?.toString().split('\r\n').at(-2) ?? '';
    expect(sends(array('pong', echo))).toEqual([]);
    expect(spoken(sends(array('pong', '')))).toEqual(['reply array 2']);
  });

  test('waits for nobody who cannot answer', () => {
    const blocked = subscriber(3);
    blocked.writes(command('BLPOP list 0'));
    expect(blocked.codec.barrier()).toBeUndefined();
    const transaction = subscriber(3);
    transaction.writes(command('MULTI'));
    transaction.sends('+OK\r\n');
    expect(transaction.codec.barrier()).toBeUndefined();
  });

  test('is over when the client has reset the connection', () => {
    const { writes, sends, codec } = subscriber(2);
    writes(command('RESET'));
    expect(spoken(sends('+RESET\r\n'))).toEqual(['reply RESET']);
    expect(codec.barrier()).toBeUndefined();
  });
});
