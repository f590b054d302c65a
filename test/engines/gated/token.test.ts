import { describe, expect, it } from 'vitest';
import {
  isGatedToken,
  readGatedToken,
  writeGatedToken,
} from '../../../src/engines/gated/token.js';
import { GatedTokenError } from '../../../src/engines/gated/token-error.js';
import { KIT_VERSION } from '../../../src/kit.js';

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
    readGatedToken(text);
  } catch (error) {
    if (GatedTokenError.is(error)) return error.message;
    throw error;
  }
  throw new Error('it was read');
}

describe('a token of an engine under gates', () => {
  it('is one line that brings back all that decides the schedule', () => {
    const text = writeGatedToken(TOKEN);
    expect(text).toMatch(/^wpe1:[A-Za-z0-9_-]+$/);
    expect(isGatedToken(text)).toBe(true);
    expect(readGatedToken(`  ${text}\n`)).toEqual({
      kit: KIT_VERSION,
      ...TOKEN,
    });
  });

  it('is told from a token of a World', () => {
    expect(isGatedToken('wp1:abc')).toBe(false);
    expect(reasonOf('wp1:abc')).toBe(
      'token prefix: expected wpe1:…, found "wp1:abc"'
    );
  });

  it('says what is wrong with it', () => {
    const text = writeGatedToken(TOKEN);
    expect(reasonOf('wpe9:abc')).toContain('version: is 9,');
    expect(reasonOf(text.slice(0, 40))).toContain('damaged or cut off');
    const plan = { ...TOKEN.plan, cast: [] };
    const empty = writeGatedToken({ ...TOKEN, plan });
    expect(reasonOf(empty)).toContain('plan: plan.cast');
  });
});
