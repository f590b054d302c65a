import { describe, expect, it } from 'vitest';
import { GATED_TOKEN } from '../../../src/engines/gated/token.js';
import { KIT_VERSION } from '../../../src/kit.js';
import { TokenError } from '../../../src/laboratory/errors.js';
import {
  isTokenLine,
  readTokenLine,
  writeTokenLine,
} from '../../../src/laboratory/token-line.js';

const TOKEN = {
  sdk: '5.3.0',
  plan: {
    engine: 'dbos',
    row: 'gated.lease',
    surface: 'queue',
    cast: ['first', 'second'],
    entropy: 7,
    choices: [0, 1, 2],
  },
  word: 'two at work at once',
  trace: ['first pg:begin  -> BEGIN', 'second pg:begin  -> BEGIN'],
};

function reasonOf(text: string): string {
  try {
    readTokenLine(GATED_TOKEN, text);
  } catch (error) {
    if (TokenError.is(error)) return error.message;
    throw error;
  }
  throw new Error('it was read');
}

describe('a token of an engine under gates', () => {
  it('is one line that brings back all that decides the schedule', () => {
    const text = writeTokenLine(GATED_TOKEN, TOKEN);
    expect(text).toMatch(/^wpe1:[A-Za-z0-9_-]+$/);
    expect(isTokenLine(GATED_TOKEN, text)).toBe(true);
    expect(readTokenLine(GATED_TOKEN, `  ${text}\n`)).toEqual({
      kit: KIT_VERSION,
      ...TOKEN,
    });
  });

  it('is told from a token of a World', () => {
    expect(isTokenLine(GATED_TOKEN, 'wp1:abc')).toBe(false);
    expect(reasonOf('wp1:abc')).toBe(
      'token prefix: expected wpe1:…, found "wp1:abc"'
    );
  });

  it('says what is wrong with it', () => {
    const text = writeTokenLine(GATED_TOKEN, TOKEN);
    expect(reasonOf('wpe9:abc')).toContain('version: is 9,');
    expect(reasonOf(text.slice(0, 40))).toContain(
      'is cut off after 35 characters'
    );
    const plan = { ...TOKEN.plan, cast: [] };
    const empty = writeTokenLine(GATED_TOKEN, { ...TOKEN, plan });
    expect(reasonOf(empty)).toContain('plan: plan.cast');
    const later = { ...TOKEN.plan, crash: 3 };
    const unknown = writeTokenLine(GATED_TOKEN, { ...TOKEN, plan: later });
    expect(reasonOf(unknown)).toContain('Unrecognized key: "crash"');
  });
});
