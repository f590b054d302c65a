import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { KIT_VERSION } from '../../src/kit.js';
import { TokenError } from '../../src/laboratory/errors.js';
import {
  isNearlyToken,
  isTokenLine,
  readTokenLine,
  type TokenLine,
  toldKind,
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
    ['wpx2:abc', /^token payload: is damaged: of its 3 characters /],
    [
      packed({ kit: '9.0.0' }),
      /^token plan: number: .+ \(written by worldproof 9\.0\.0; this is .+\)$/,
    ],
    [packed(null), /^token plan: payload: /],
  ])('says which part of %s is wrong', (text, message) => {
    expect(() => readTokenLine(LINE, text)).toThrow(message);
  });

  describe('of which something was lost on its way', () => {
    const text = writeTokenLine(LINE, { number: 1234567890 });
    const start = text.indexOf(':') + 1;
    const places = Array.from({ length: text.length - start }, (_, at) => at);

    /** What reading it throws; undefined where it can be read. */
    function errorOf(token: string): TokenError | undefined {
      try {
        readTokenLine(LINE, token);
        return undefined;
      } catch (error) {
        if (TokenError.is(error)) return error;
        throw error;
      }
    }

    it('is told as cut off wherever that was, with its writer if it is there', () => {
      const errors = places.map((at) => errorOf(text.slice(0, start + at)));
      for (const error of errors) {
        expect(error?.message).toMatch(/^token payload: is cut off after \d+ /);
      }
      const writers = errors.map((error) => error?.writtenBy);
      const known = writers.indexOf(KIT_VERSION);
      expect(known).toBeLessThan(40);
      expect(new Set(writers.slice(known))).toEqual(new Set([KIT_VERSION]));
      expect(new Set(writers.slice(0, known))).toEqual(new Set([undefined]));
    });

    it('never reads as another for a character that is changed', () => {
      for (const at of places) {
        const before = text.slice(0, start + at);
        const other = text[start + at] === 'Q' ? 'R' : 'Q';
        const token = `${before}${other}${text.slice(start + at + 1)}`;
        const error = errorOf(token);
        // The last one has bits that stand for nothing.
        if (error) expect(error.part).toBe('payload');
        else
          expect(readTokenLine(LINE, token)).toEqual(readTokenLine(LINE, text));
      }
      const late = `${text.slice(0, -4)}Q${text.slice(-3)}`;
      expect(errorOf(late)).toMatchObject({ writtenBy: KIT_VERSION });
    });

    it('names its writer behind another prefix, and of another version', () => {
      const body = text.slice(start);
      const writtenBy = KIT_VERSION;
      expect(errorOf(`wq2:${body}`)).toMatchObject({
        part: 'prefix',
        writtenBy,
      });
      expect(errorOf(body)).toMatchObject({ part: 'prefix', writtenBy });
      expect(errorOf(`wpx3:${body}`)).toMatchObject({
        part: 'version',
        writtenBy,
      });
    });

    it('is known as one that was meant to be a token', () => {
      const body = text.slice(start);
      expect([body, `wq1:${body}`, 'wp1', 'wp1:'].every(isNearlyToken)).toBe(
        true
      );
      const others = ['7f3a', 'report.json', './eNough', 'run.started-once'];
      expect(others.some(isNearlyToken)).toBe(false);
    });
  });

  it('is no token of another kind, whose letters somebody has put before it', () => {
    const other: TokenLine<unknown> = {
      name: 'wpy',
      version: 1,
      schema: z.object({ kit: z.string(), word: z.string() }),
    };
    const text = writeTokenLine(LINE, { number: 7 });
    const renamed = text.replace('wpx2:', 'wpy1:');
    const told = (token: string, line: TokenLine<unknown>) => {
      try {
        return readTokenLine(line, token);
      } catch (error) {
        return { error, told: toldKind([LINE, other], token, error) };
      }
    };
    expect(told(renamed, other)).toMatchObject({
      told: {
        part: 'prefix',
        message: expect.stringMatching(
          /^token prefix: is wpy1:, and what follows is of wpx2:; .+ \(written by /
        ),
      },
    });
    const neither = told(packed({ kit: KIT_VERSION }), LINE) as {
      error: unknown;
      told: unknown;
    };
    expect(neither.error).toMatchObject({ part: 'plan' });
    expect(neither.told).toBe(neither.error);
  });
});
