import { describe, expect, it } from 'vitest';
import { lostLine } from '../../src/explore/lost-line.js';

describe('the line of a power loss', () => {
  it('is the same whenever it was, and however long names are', () => {
    const lines = [
      'N powerLoss loss 3 -> lost: name data/.test-1893548463706 (made), 288 bytes of data/r1.json',
      'N powerLoss loss 3 -> lost: name data/.test-1893458338323 (made), 287 bytes of data/r1.json',
    ];
    const [one, other] = lines.map(lostLine);
    expect(one).toBe(other);
    expect(one).toContain('data/r1.json');
  });

  it('is all that is changed', () => {
    const line = 'A fs:write data/1893548463706 -> 288 bytes of data/r1.json';
    expect(lostLine(line)).toBe(line);
  });
});
