import { expect, test } from 'vitest';
import { gistOf } from '../../../src/worlds/package/npm-words.js';

test('a registry that is not there is told as that, whatever comes first', () => {
  const words = [
    'npm error code ECONNREFUSED',
    'npm error syscall connect',
    'npm error FetchError: request to http://127.0.0.1:9/x failed, reason: connect ECONNREFUSED 127.0.0.1:9',
  ];
  expect(gistOf(words.join('\n'))).toMatch(
    /^the registry cannot be reached: FetchError: request to/
  );
});

test('a version that is not there is told before the advice around it', () => {
  const words = [
    'npm error code ETARGET',
    'npm error A complete log of this run is in a file.',
    'npm error notarget No matching version found for x@9.',
  ];
  expect(gistOf(words.join('\n'))).toBe('No matching version found for x@9.');
});
