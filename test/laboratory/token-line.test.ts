import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { KIT_VERSION } from '../../src/kit.js';
import {
  isTokenLine,
  readTokenLine,
  type TokenLine,
  writeTokenLine,
} from '../../src/laboratory/token-line.js';

interface Payload {
  kit: string;
  number: number;
}

const LINE: TokenLine<Payload> = {
  name: 'wpx',
  version: 2,
  schema: z.object({ kit: z.string(), number: z.number() }),
};

const packed = (payload: unknown) =>
  `wpx2:${deflateSync(JSON.stringify(payload)).toString('base64url')}`;

describe('one line that holds a payload', () => {
  it('brings back what was written, and which kit wrote it', () => {
    const text = writeTokenLine(LINE, { number: 7 });
    expect(readTokenLine(LINE, ` ${text}\n`)).toEqual({
      kit: KIT_VERSION,
      number: 7,
    });
  });

  it('is told from lines of other kinds by its letters alone', () => {
    expect(isTokenLine(LINE, 'wpx9:abc')).toBe(true);
    expect(isTokenLine(LINE, 'wp2:abc')).toBe(false);
    expect(isTokenLine(LINE, 'a/wpx2:abc')).toBe(false);
  });

  it.each([
    ['wp1:abc', /^token prefix: expected wpx2:…, found "wp1:abc"$/],
    ['wpx3:abc', /^token version: is 3, and worldproof .+ reads 2; install/],
    ['wpx2:ab!c', /^token payload: has "!" at character 8,/],
    ['wpx2:abc', /^token payload: is damaged or cut off \(3 characters\)/],
    [
      packed({ kit: '9.0.0' }),
      /^token plan: number: .+ \(written by worldproof 9\.0\.0\)$/,
    ],
    [packed(null), /^token plan: payload: /],
  ])('says which part of %s is wrong', (text, message) => {
    expect(() => readTokenLine(LINE, text)).toThrow(message);
  });
});
