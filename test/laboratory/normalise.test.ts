import { describe, expect, test } from 'vitest';
import { normalise } from '../../src/laboratory/normalise.js';
import { ulidOf } from '../../src/worlds/contract/names.js';

const ulid = ulidOf(Date.UTC(2030, 0, 1), 77);
const hash = 'ab01'.repeat(16);

describe('what follows the epoch of a schedule is taken out of a line', () => {
  test.each([
    [`A fs:open data/x.tmp.${ulid}`, 'A fs:open data/x.tmp.<id>'],
    [`${ulid} and ${ulid}`, '<id> and <id>'],
    [`data/tokens/${hash}.json`, 'data/tokens/<hash>.json'],
    ['A fs:stat data~17/runs/r1.json', 'A fs:stat data/runs/r1.json'],
    [
      "ENOENT, open '/worldproof/data~3/x'",
      "ENOENT, open '/worldproof/data/x'",
    ],
  ])('%s', (line, expected) => {
    expect(normalise(line)).toBe(expected);
  });
});

describe('what says something stays', () => {
  test('a slot is a position', () => {
    expect(normalise(`evnt_${'0'.repeat(25)}4`)).toBe('evnt_#4');
  });

  test.each(['a call of r1', 'metadata~5', 'data~', hash.slice(1), ''])(
    '%s',
    (line) => {
      expect(normalise(line)).toBe(line);
    }
  );
});

test('a hash that has digits enough to look like an id is a hash', () => {
  const hash = `a9abcfd${'1'.repeat(26)}3a5ccfb1fa5df028c86774789f41bfd`;
  expect(normalise(`tokens/${hash}.json`)).toBe('tokens/<hash>.json');
});
