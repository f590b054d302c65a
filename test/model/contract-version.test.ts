import { describe, expect, test } from 'vitest';
import {
  compareVersions,
  isSince,
  isVersion,
} from '../../src/model/contract-version.js';

/** Published versions of both lines, oldest first by precedence. */
const IN_ORDER = [
  '4.0.1-beta.13',
  '4.1.0-beta.1',
  '4.1.0-beta.2',
  '4.1.0-beta.10',
  '4.1.0',
  '4.1.5',
  '4.5.0',
  '5.0.0-alpha',
  '5.0.0-beta',
  '5.0.0-beta.2',
  '5.0.0-beta.2.1',
  '5.0.0-beta.27',
  '5.0.0-beta.x',
  '5.0.0',
  '10.0.0-beta.1',
];

test('versions are ordered, prereleases before their release', () => {
  for (const [a, left] of IN_ORDER.entries()) {
    for (const [b, right] of IN_ORDER.entries()) {
      expect(Math.sign(compareVersions(left, right)), `${left} ${right}`).toBe(
        Math.sign(a - b)
      );
    }
  }
});

test('what is no version is told', () => {
  expect(isVersion('5.0.0-beta.37')).toBe(true);
  expect(isVersion('5.0.0+build.1')).toBe(true);
  for (const text of ['', '5', '^4.1.0', 'workspace:*', 'latest', 'v4.1.0']) {
    expect(isVersion(text), text).toBe(false);
  }
  expect(() => compareVersions('latest', '4.1.0')).toThrow('latest');
});

describe('what came to two lines that are published side by side', () => {
  const since = ['4.1.5', '5.0.0-beta.7'];
  test.each([
    ['4.1.0-beta.2', false],
    ['4.1.4', false],
    ['4.1.5', true],
    ['4.5.0', true],
    ['5.0.0-beta.2', false],
    ['5.0.0-beta.7', true],
    ['5.0.0-beta.10', true],
    ['6.0.0-beta.1', true],
  ])('%s has it: %s', (version, expected) => {
    expect(isSince(version, since)).toBe(expected);
    expect(isSince(version, since.toReversed())).toBe(expected);
  });

  test('what came to the 5 line alone never comes to the 4 line', () => {
    expect(isSince('4.5.0', ['5.0.0-beta.9'])).toBe(false);
  });

  test('what the 4 line had before the 5 line began is on both', () => {
    expect(isSince('5.0.0-beta.1', ['4.1.0-beta.3'])).toBe(true);
  });
});
