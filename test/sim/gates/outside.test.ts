import { constants } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  changesOutside,
  noteOutside,
} from '../../../src/sim/gates/files/outside.js';

describe('a call on a real file', () => {
  it.each([
    ['writeFile', ['/a/b', 'text']],
    ['writeFileSync', ['/a/b', 'NUL \0']],
    ['writeFileSync', ['/a/b', 'text']],
    ['mkdirSync', ['/a']],
    ['open', ['/a/b', 'wx']],
    ['openSync', ['/a/b', 'r+']],
    ['openSync', ['/a/b', constants.O_CREAT | constants.O_RDWR]],
    ['rename', ['/a/b', '/a/c']],
    ['utimesSync', ['/a/b', 1, 1]],
  ])('%s %j changes something', (name, args) => {
    expect(noteOutside(name, args)).toBe(true);
  });

  it.each([
    ['readFileSync', ['/a/b']],
    ['stat', ['/a/b']],
    ['readdirSync', ['/a']],
    ['open', ['/a/b']],
    ['openSync', ['/a/b', 'r']],
    ['openSync', ['/a/b', constants.O_RDONLY]],
    // The descriptor was opened before.
    ['writeFileSync', [1, 'text']],
    // Node refuses these before it touches anything.
    ['writeFile', ['/a/\0', 'text']],
    ['renameSync', ['/a/b', '/a/\0']],
  ])('%s %j does not', (name, args) => {
    expect(noteOutside(name, args)).toBe(false);
  });

  it('is told with its whole path, a few of them', () => {
    for (let at = 0; at < 20; at++) noteOutside('unlink', [`more-${at}`]);
    const told = changesOutside();
    expect(told).toContain('fs:writeFile /a/b');
    expect(told).toHaveLength(5);
  });
});
