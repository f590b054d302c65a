import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../scenarios/index.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import { readToken, writeToken } from '../../src/explore/token.js';

const PLAN: Plan = {
  scenario: 'random',
  setup: [],
  actors: [],
  clock: { tickMs: 1, skewMs: [0] },
  choices: [1, 0, 2],
  faults: [],
  entropy: 7,
};

const replayable = fc.record({
  subject: fc.constantFrom('reference', '@workflow/world-local@5.0.0'),
  clause: fc.constantFrom('token.unique', 'run.created-once'),
  trace: fc.array(fc.string()),
  plan: fc
    .tuple(
      fc
        .constantFrom(...SCENARIOS)
        .chain(({ id, drafts }) =>
          drafts.map((draft) => ({ scenario: id, ...draft }))
        ),
      fc.array(fc.nat(9)),
      fc.nat()
    )
    .map(([draft, choices, entropy]) => ({
      ...draft,
      choices,
      entropy,
      faults: [],
    })),
});

test('what is written is read back, whatever the plan', () => {
  fc.assert(
    fc.property(replayable, (given) => {
      const token = writeToken(given);
      expect(token).toMatch(/^wp1:[A-Za-z0-9_-]+$/);
      const { kit, ...read } = readToken(` ${token}\n`);
      // Absent and undefined are one in JSON.
      expect(read).toEqual(JSON.parse(JSON.stringify(given)));
      expect(kit).toMatch(/^\d+\.\d+\.\d+/);
    }),
    { numRuns: 60 }
  );
});

function tokenOf(payload: unknown): string {
  const bytes = deflateSync(JSON.stringify(payload));
  return `wp1:${bytes.toString('base64url')}`;
}

const whole = {
  kit: '9.9.9',
  subject: 'reference',
  clause: 'token.unique',
  plan: PLAN,
  trace: [],
};
const valid = tokenOf(whole);

describe('a token that cannot be read says which part and why', () => {
  test.each([
    ['hello', 'prefix', 'expected wp1:…, found "hello"'],
    ['', 'prefix', 'found ""'],
    ['WP1:abc', 'prefix', 'found "WP1:abc"'],
    ['wp9:abc', 'version', 'is 9, and worldproof'],
    [`${valid.slice(0, 20)}+${valid.slice(20)}`, 'payload', 'has "+" at'],
    [valid.slice(0, -8), 'payload', 'is cut off after'],
    ['wp1:', 'payload', 'is cut off after 0 characters'],
    [tokenOf('text').slice(0, -3), 'payload', 'copy the whole line'],
    [tokenOf([]), 'plan', 'payload'],
  ])('%s', (text, part, message) => {
    expect(() => readToken(text)).toThrow(
      expect.objectContaining({
        name: 'TokenError',
        exitCode: 2,
        part,
        message: expect.stringContaining(message),
      })
    );
  });

  test('and where: the stray character is counted from 1', () => {
    const broken = `${valid.slice(0, 20)}+${valid.slice(20)}`;
    expect(() => readToken(broken)).toThrow('at character 21,');
  });

  test.each([
    [{ ...whole, plan: { ...PLAN, choices: [-1] } }, 'plan.choices.0'],
    [
      { ...whole, plan: { ...PLAN, setup: [{ kind: 'fly' }] } },
      'plan.setup.0.kind',
    ],
    [{ ...whole, clause: 5 }, 'clause'],
  ])('and which kit wrote it, if another one did: %#', (payload, path) => {
    const expected = expect.objectContaining({
      part: 'plan',
      writtenBy: '9.9.9',
      message: expect.stringMatching(
        new RegExp(
          `${path}: .+\\(written by worldproof 9\\.9\\.9; this is .+\\)$`
        )
      ),
    });
    expect(() => readToken(tokenOf(payload))).toThrow(expected);
  });
});
