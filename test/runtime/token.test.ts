import { assert, integer, property, string } from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isTokenLine,
  readTokenLine,
  writeTokenLine,
} from '../../src/laboratory/token-line.js';
import { drawPlan, RUNTIME_POLICIES } from '../../src/runtime/plan.js';
import { RUNTIME_TOKEN } from '../../src/runtime/token.js';

const RUNTIME = {
  subject: 'local-v5',
  version: '5.0.0-beta.55',
  world: '5.0.0-beta.46',
};

const tokenOf = (changes: object) => {
  const { plan } = drawPlan('reject', '1', 0);
  const whole = { runtime: RUNTIME, plan, witness: 'two work', trace: [] };
  return writeTokenLine(RUNTIME_TOKEN, { ...whole, ...changes });
};

describe('a token of a policy under the runtime', () => {
  it('brings back every plan that can be drawn, and what ran it', () => {
    assert(
      property(string(), integer({ min: 0, max: 999 }), (seed, index) => {
        for (const policy of RUNTIME_POLICIES) {
          const drawn = drawPlan(policy, seed, index).plan;
          const plan = { ...drawn, choices: [0, 2, 1] };
          const trace = ['A call:createRun r1', 'w0 deliver r1 attempt 1'];
          const token = tokenOf({ plan, trace });
          expect(token).toMatch(/^wpr1:[\w-]+$/);
          const { kit: _, ...read } = readTokenLine(RUNTIME_TOKEN, token);
          expect(read).toEqual({
            runtime: RUNTIME,
            plan,
            trace,
            witness: 'two work',
          });
        }
      }),
      { numRuns: 10 }
    );
  });

  it('is none of a World, nor of an engine', () => {
    expect(isTokenLine(RUNTIME_TOKEN, tokenOf({}))).toBe(true);
    expect(isTokenLine(RUNTIME_TOKEN, 'wp1:abc')).toBe(false);
    expect(isTokenLine(RUNTIME_TOKEN, 'wpe1:abc')).toBe(false);
  });

  it.each([
    ['wpr7:abc', 'token version: is 7, and worldproof'],
    [tokenOf({}).slice(0, -9), 'token payload: is cut off after '],
    [tokenOf({ plan: { policy: 'query' } }), 'token plan: plan.policy: '],
    [
      tokenOf({ plan: { ...drawPlan('reject', '1', 0).plan, crash: 3 } }),
      'token plan: plan: Unrecognized key: "crash" (written by worldproof',
    ],
    [
      tokenOf({ runtime: { ...RUNTIME, version: 'file:../mine' } }),
      'token plan: runtime.version: is no version (written by worldproof',
    ],
  ])('that cannot be read says which part: %.12s', (text, message) => {
    expect(() => readTokenLine(RUNTIME_TOKEN, text)).toThrow(message);
  });
});
