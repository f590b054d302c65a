import { describe, expect, it } from 'vitest';
import { ENGINES } from '../../src/engines/engines.js';
import { claimOf } from '../../src/engines/profile.js';

const profiles = ENGINES.map(({ profile }) => profile);

function profileOf(engine: string) {
  const found = profiles.find((profile) => profile.engine === engine);
  if (!found) throw new RangeError(engine);
  return found;
}

describe('what engines claim', () => {
  it.each(
    profiles.flatMap(({ engine, claims }) =>
      claims.map((claim) => [engine, claim.row, claim] as const)
    )
  )('%s, %s: has words and where they stand', (_engine, _row, claim) => {
    expect(claim.words.length).toBeGreaterThan(0);
    expect(claim.source).toMatch(/^https:\/\/|\w+\.\w+/);
    if (claim.quote !== undefined) expect(claim.quote).toMatch(/\w+ \w+/);
  });

  it('differs by the way of a start where the engine says so', () => {
    const cloudflare = profileOf('cloudflare-local');
    const row = 'in-flight.duplicate';
    const one = claimOf(cloudflare, row, 'create');
    const batch = claimOf(cloudflare, row, 'create-batch');
    expect(one?.words).toEqual(['rejected: in use']);
    expect(batch?.words).toEqual(['rejected: skipped']);
    expect(one?.quote).not.toBe(batch?.quote);
  });

  it('holds a start that is sent to the receipt, a call to its refusal', () => {
    const restate = profileOf('restate');
    const sent = claimOf(restate, 'in-flight.duplicate', 'workflow');
    expect(sent?.words).toEqual(['attached']);
    const called = claimOf(restate, 'restate.workflow-calls', undefined);
    expect(called?.words).toEqual(['one 200, the others 409']);
  });

  it('says what is measured where it is not what the question names', () => {
    const window = claimOf(profileOf('inngest'), 'retention.window', undefined);
    expect(window?.about).toContain('rate limit');
  });
});
