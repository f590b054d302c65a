import { describe, expect, test } from 'vitest';
import { command, commands, conversation, spoken } from './conversation.js';

/** The outcome of one reply to one command. */
function outcomeOf(text: string): string[] {
  const { writes, sends } = conversation();
  writes(command('GET key'));
  return spoken(sends(text));
}

describe('a reply is known by its kind', () => {
  test.each([
    ['a status', '+OK\r\n', 'OK'],
    ['a status with a value', '+FULLRESYNC 8f3 1\r\n', 'status'],
    ['an error', '-WRONGTYPE Operation against a key\r\n', 'error WRONGTYPE'],
    ['a long error', '!11\r\nNOAUTH no x\r\n', 'error NOAUTH'],
    ['a small integer', ':-2\r\n', 'integer -2'],
    ['a large integer', ':1712345678901\r\n', 'integer'],
    ['a bulk string', '$6\r\nse\r\net\r\n', 'bulk'],
    ['an empty bulk string', '$0\r\n\r\n', 'bulk'],
    ['nil, a bulk string of RESP2', '$-1\r\n', 'nil'],
    ['nil, an array of RESP2', '*-1\r\n', 'nil'],
    ['nil of RESP3', '_\r\n', 'nil'],
    ['an array', '*3\r\n:1\r\n$1\r\na\r\n*1\r\n*0\r\n', 'array 3'],
    ['a map', '%2\r\n+a\r\n:1\r\n+b\r\n%0\r\n', 'map 2'],
    ['a set', '~2\r\n+a\r\n+b\r\n', 'set 2'],
    ['a double', ',-inf\r\n', 'double'],
    ['a boolean', '#t\r\n', 'true'],
    [
      'a big number',
      '(3492890328409238509324850943850943825024385\r\n',
      'big number',
    ],
    ['a verbatim string', '=8\r\ntxt:some\r\n', 'verbatim'],
    [
      'what an attribute stands before',
      '|1\r\n+ttl\r\n:3\r\n:7\r\n',
      'integer 7',
    ],
    [
      'an array with an attribute inside',
      '*2\r\n|1\r\n+a\r\n+b\r\n:1\r\n:2\r\n',
      'array 2',
    ],
  ])('%s', (_, text, outcome) => {
    expect(outcomeOf(text)).toEqual([`reply ${outcome}`]);
  });

  test('and is not there before its last byte', () => {
    const { writes, sends, codec } = conversation();
    writes(command('GET key'));
    expect(sends('*2\r\n$5\r\nfirst\r\n$6\r\nsecond\r')).toEqual([]);
    expect(codec.isAtRest).toBe(false);
    expect(spoken(sends('\n'))).toEqual(['reply array 2']);
    expect(codec.isAtRest).toBe(true);
  });
});

describe('the answer', () => {
  test('to a pipeline is all of its replies', () => {
    const { writes, sends } = conversation();
    writes(commands('SET a 1', 'INCR a', 'INCR a', 'HSET a b c'));
    expect(sends('+OK\r\n:2\r\n:3\r\n')).toEqual([]);
    const parts = sends('-WRONGTYPE no\r\n');
    expect(`${parts[0]?.bytes}`).toBe('+OK\r\n:2\r\n:3\r\n-WRONGTYPE no\r\n');
    expect(spoken(parts)).toEqual([
      'reply OK; integer 2; integer 3; error WRONGTYPE',
    ]);
  });

  test('to a transaction in one go is one', () => {
    const { writes, sends, codec } = conversation();
    writes(commands('MULTI', 'INCR a', 'INCR b', 'EXEC'));
    const parts = sends('+OK\r\n+QUEUED\r\n+QUEUED\r\n*2\r\n:1\r\n:1\r\n');
    expect(spoken(parts)).toEqual(['reply OK; QUEUED x2; array 2']);
    expect(codec.isAtRest).toBe(true);
  });

  test('goes to the oldest exchange', () => {
    const { writes, sends } = conversation();
    writes(command('GET a'));
    writes(commands('GET b', 'GET c'));
    expect(spoken(sends('$-1\r\n$1\r\nb\r\n$1\r\nc\r\n'))).toEqual([
      'reply nil',
      'reply bulk x2',
    ]);
  });
});

describe('a connection is at rest', () => {
  test('after EXEC, not amid MULTI', () => {
    const { writes, sends, codec } = conversation();
    writes(command('MULTI'));
    sends('+OK\r\n');
    expect(codec.isAtRest).toBe(false);
    writes(command('INCR a'));
    sends('+QUEUED\r\n');
    expect(codec.isAtRest).toBe(false);
    writes(command('EXEC'));
    sends('-EXECABORT Transaction discarded\r\n');
    expect(codec.isAtRest).toBe(true);
  });

  test.each(['UNWATCH', 'EXEC', 'DISCARD', 'RESET'])(
    'after WATCH only when %s has ended it',
    (ending) => {
      const { writes, sends, codec } = conversation();
      writes(command('WATCH a'));
      sends('+OK\r\n');
      expect(codec.isAtRest).toBe(false);
      writes(command(ending));
      sends('+OK\r\n');
      expect(codec.isAtRest).toBe(true);
    }
  );

  test('when MULTI was refused', () => {
    const { writes, sends, codec } = conversation();
    writes(command('MULTI'));
    sends('-NOAUTH Authentication required.\r\n');
    expect(codec.isAtRest).toBe(true);
  });
});

describe('what no server of ours sends', () => {
  test('is refused by the first byte that shows it', () => {
    const { sends } = conversation();
    expect(() => sends('HTTP/1.1 400')).toThrow(
      /sent "HTTP\/1.1 400", which starts no RESP value.*check the port/
    );
  });

  test('is refused where its end is not told ahead', () => {
    expect(() => outcomeOf('$?\r\n;4\r\npart\r\n;0\r\n')).toThrow(/streamed/);
  });

  test('is refused where it nests without end', () => {
    expect(() => outcomeOf('*1\r\n'.repeat(100))).toThrow(/deeper than 64/);
  });

  test('is refused where nobody has asked', () => {
    expect(() => conversation().sends('+OK\r\n')).toThrow(
      /sent status that nobody has asked for/
    );
  });

  test('but a server may send a client away', () => {
    const { sends } = conversation();
    expect(spoken(sends('-ERR max number of clients reached\r\n'))).toEqual([
      'push redis:error error ERR',
    ]);
  });
});
