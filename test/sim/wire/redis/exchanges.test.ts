import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../../src/sim/wire/codec.js';
import { ProtocolError } from '../../../../src/sim/wire/protocol-error.js';
import { command, commands, conversation, written } from './conversation.js';

const labelsOf = (text: string): string[] =>
  written(conversation().writes(text));

const onlyOf = (text: string): Exchange | undefined =>
  conversation().writes(text)[0];

describe('what a client writes is named by', () => {
  test.each([
    ['HSET runs:1 status running', 'redis:hset runs:1'],
    ['PING', 'redis:ping'],
    ['AUTH worldproof secret', 'redis:auth'],
    ['HELLO 3 AUTH worldproof secret', 'redis:hello'],
    ['CLIENT SETINFO LIB-NAME ioredis', 'redis:client setinfo'],
    ['OBJECT ENCODING runs:1', 'redis:object runs:1'],
    ['EVALSHA 5c8a 2 queue:1 queue:2 secret', 'redis:evalsha queue:1'],
    ['EVAL return,1 0 secret', 'redis:eval'],
    ['FCALL claim 1 hooks:1 secret', 'redis:fcall hooks:1'],
    ['BLMPOP 5 2 list:1 list:2 LEFT', 'redis:blmpop list:1'],
    ['BITOP AND to from', 'redis:bitop to'],
    ['XREAD BLOCK 0 STREAMS chunks:1 $', 'redis:xread chunks:1'],
    ['XADD chunks:1 * data secret', 'redis:xadd chunks:1'],
    ['SUBSCRIBE news', 'redis:subscribe news'],
    ['PUBLISH news secret', 'redis:publish news'],
    ['WAIT 1 0', 'redis:wait'],
  ])('%s', (text, label) => {
    expect(labelsOf(command(text))).toEqual([label]);
  });

  test('its commands, where they were written in one go', () => {
    const text = commands('HSET a b c', 'ZADD d 1 e', 'ZADD f 1 g');
    expect(labelsOf(text)).toEqual(['redis:pipeline hset, zadd x2']);
  });

  test('the start of a list that is too long to read', () => {
    const names = ['get', 'set', 'del', 'ttl', 'incr', 'decr', 'type', 'dump'];
    const text = commands(...names.map((name) => `${name} key`));
    expect(labelsOf(text)).toEqual([
      'redis:pipeline get, set, del, ttl, incr, decr, 2 more',
    ]);
  });

  test('what a transaction does', () => {
    const text = commands('MULTI', 'INCR a', 'INCR b', 'EXEC');
    expect(labelsOf(text)).toEqual(['redis:multi incr x2']);
  });

  test('a key that would break the line, without its line breaks', () => {
    expect(labelsOf('*2\r\n$3\r\nGET\r\n$3\r\na\nb\r\n')).toEqual([
      'redis:get a?b',
    ]);
  });
});

describe('a write', () => {
  test('that ends amid a command is cut before it', () => {
    const { writes } = conversation();
    const second = command('GET b');
    const [first] = writes(command('GET a') + second.slice(0, 9));
    expect(first?.bytes.toString()).toBe(command('GET a'));
    const [rest] = writes(second.slice(9));
    expect(rest?.bytes.toString()).toBe(second);
    expect(rest?.target).toBe('b');
  });

  test('that holds no whole command is no exchange yet', () => {
    const { writes } = conversation();
    expect(writes('*1\r\n$4\r\nPI')).toEqual([]);
    expect(writes('NG\r\n')[0]?.name).toBe('redis:ping');
  });

  test('may be typed by hand', () => {
    const { writes } = conversation();
    expect(written(writes(`SET "my \\x6bey" 'it\\'s'\r\n`))).toEqual([
      'redis:set my key',
    ]);
    expect(written(writes('get plain\n'))).toEqual(['redis:get plain']);
  });

  test('of an empty line goes along with the next command', () => {
    const { writes, codec } = conversation();
    expect(writes('\r\n')).toEqual([]);
    expect(codec.isAtRest).toBe(true);
    expect(writes('PING\r\n')[0]?.bytes.toString()).toBe('\r\nPING\r\n');
  });
});

describe('an exchange', () => {
  test.each([
    ['PUBLISH news x', true],
    ['SPUBLISH news x', true],
    ['EVALSHA 5c8a 0', true],
    ['FCALL claim 0', true],
    ['EXEC', true],
    ['SET key x', false],
    ['SUBSCRIBE news', false],
  ])('of %s may notify others: %s', (text, mayNotify) => {
    expect(onlyOf(command(text))?.mayNotify).toBe(mayNotify);
  });

  test('may notify if one of its commands does', () => {
    const text = commands('SET key x', 'PUBLISH news x');
    expect(onlyOf(text)?.mayNotify).toBe(true);
  });

  test.each(['BLPOP list 0', 'WAIT 1 0', 'QUIT'])(
    'of %s is answered',
    (text) => {
      expect(onlyOf(command(text))?.isAnswered).toBe(true);
    }
  );

  test('behind QUIT is not', () => {
    const { writes, sends, codec } = conversation();
    writes(commands('QUIT', 'PING'));
    expect(writes(command('PING'))[0]?.isAnswered).toBe(false);
    expect(sends('+OK\r\n')).toHaveLength(1);
    expect(codec.isAtRest).toBe(true);
  });
});

describe("the server's clock is read", () => {
  test.each([
    ['TIME', true],
    ["EVAL return(redis.call('TIME')) 0", true],
    ["SCRIPT LOAD return(redis.pcall('time'))", true],
    ["FUNCTION LOAD REPLACE #!lua;server.call('time')", true],
    ['EVAL return(1) 0 time', false],
    ['HSET run time 1', false],
    ['GET lifetime', false],
  ])('by %s: %s', (text, readsClock) => {
    expect(onlyOf(command(text))?.readsClock).toBe(readsClock);
  });
});

describe('an answer does not wait for anybody else', () => {
  test.each([
    ['HSET run time 1', true],
    ['XREAD COUNT 1 STREAMS chunks 0', true],
    ['XREAD BLOCK 0 STREAMS chunks $', false],
    ['BLPOP list 0', false],
  ])('to %s: %s', (text, isPrompt) => {
    expect(onlyOf(command(text))?.isPrompt).toBe(isPrompt);
  });

  test('unless one of its commands does', () => {
    const text = commands('SET key x', 'BLPOP list 0');
    expect(onlyOf(text)?.isPrompt).toBe(false);
  });
});

describe('no gate can hold', () => {
  test.each([
    ['CLIENT REPLY OFF', /CLIENT REPLY OFF drops answers/],
    ['client reply skip', /CLIENT REPLY SKIP drops answers/],
    ['MONITOR', /MONITOR turns the connection into an endless feed/],
    ['SYNC', /SYNC turns/],
    ['PSYNC ? -1', /PSYNC turns/],
  ])('%s', (text, message) => {
    expect(() => onlyOf(command(text))).toThrow(ProtocolError);
    expect(() => onlyOf(command(text))).toThrow(message);
  });

  test.each([
    ['TLS', '\x16\x03\x01\x02\x00', /TLS handshake.*redis:\/\//],
    ['an open quote', 'GET "key\r\n', /unbalanced quotes/],
    ['an array of anything else', '*1\r\n:1\r\n', /bulk string was expected/],
    ['a length that is none', '*x\r\n', /length of 'x'/],
    ['an endless line', 'a'.repeat(70_000), /longer than 65536 bytes/],
  ])('%s', (_, text, message) => {
    expect(() => onlyOf(text)).toThrow(message);
  });

  test('but a client may ask for replies', () => {
    expect(labelsOf(command('CLIENT REPLY ON'))).toEqual([
      'redis:client reply',
    ]);
  });
});

test('is refused by an error for each of its commands', () => {
  const both = onlyOf(commands('MULTI', 'SET a b', 'EXEC'));
  expect(`${both?.refusal}`.match(/^-ERR .*\r\n/gm)).toHaveLength(3);
  const pair = onlyOf(command('SUBSCRIBE a b'));
  expect(`${pair?.refusal}`.match(/^-ERR .*\r\n/gm)).toHaveLength(1);
});
