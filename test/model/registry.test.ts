import { describe, expect, it } from 'vitest';
import { PHASES, type Phase } from '../../src/model/clauses/clause.js';
import {
  CLAUSES,
  clauseOf,
  isApplicable,
  isClauseId,
} from '../../src/model/clauses/registry.js';
import { isReading } from '../../src/model/clauses/sources.js';
import { whyOutside } from '../../src/model/clauses/why-outside.js';
import {
  CAPABILITIES,
  type Capability,
  type Contract,
} from '../../src/model/contract.js';
import { sinceWords } from '../../src/model/contract-features.js';

/** The contract's clauses by phase. An id is never reused or dropped. */
const EXPECTED: Readonly<Record<Phase, readonly string[]>> = {
  admission: [
    'run.created-once',
    'run.started-once',
    'run.exists',
    'token.unique',
    'token.conflict-returned',
    'token.conflict-names-owner',
    'token.conflict-justified',
    'token.claim-idempotent',
    'admission.atomic',
    'admission.key-scope',
    'admission.same-input',
  ],
  'in-flight': [
    'run.terminal-once',
    'run.status-final',
    'run.start-after-terminal',
    'run.end-releases',
    'run.terminal-is-last',
    'hook.create-after-terminal',
    'step.start-after-terminal',
    'step.created-once',
    'step.terminal-once',
    'attributes.after-terminal',
    'resume.live-only',
    'resume.accepted-durable',
    'resume.refused-absent',
    'resume.dedup',
    'hook.dispose-once',
    'owner.resolvable',
    'policy.reject',
    'policy.adopt',
    'policy.inspect',
    'policy.signal',
    'policy.supersede',
    'policy.route',
    'policy.entity',
    'policy.app-record',
  ],
  retention: [
    'token.released-at-terminal',
    'token.released-on-dispose',
    'token.retained',
    'token.retained-readable',
    'token.retained-not-resumable',
    'token.retention-is-minimum',
    'token.retention-cap',
    'retention.window',
    'retention.owner-available',
  ],
  reuse: ['result.stable', 'result.reuse', 'run.entity-matches-log'],
  lookup: [
    'lookup.status',
    'read.fresh',
    'lookup.pages',
    'attributes.merge',
    'lookup.attributes',
  ],
  durability: ['read.usable'],
  log: [
    'log.created-first',
    'log.unique-ids',
    'log.order',
    'log.pages',
    'log.slots',
  ],
};

const PROPOSED = [
  'admission.atomic',
  'admission.key-scope',
  'admission.same-input',
  'retention.window',
  'result.reuse',
  'lookup.attributes',
];
const SHOULD = ['run.started-once', 'read.fresh'];

const contract = (...capabilities: Capability[]): Contract => ({
  specVersion: 8,
  capabilities: new Set(capabilities),
});

describe('the registry', () => {
  it.each(Object.entries(EXPECTED))('has every clause of %s', (phase, ids) => {
    const found = CLAUSES.filter((clause) => clause.phase === phase);
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
  });

  it('gives each clause an id of its own, written noun.property', () => {
    const ids = CLAUSES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+\.[a-z]+(-[a-z]+)*$/);
  });

  it('lists clauses by phase, in the order of the phases', () => {
    const phases = CLAUSES.map(({ phase }) => PHASES.indexOf(phase));
    expect(phases).not.toContain(-1);
    expect(phases).toEqual(phases.toSorted((a, b) => a - b));
    expect(Object.keys(EXPECTED)).toEqual([...PHASES]);
  });

  it('says one sentence of each, with its source', () => {
    for (const { id, statement, sources } of CLAUSES) {
      expect(statement, id).toMatch(/\.$/);
      expect(sources.length, id).toBeGreaterThan(0);
      for (const { text } of sources) expect(text, id).not.toBe('');
    }
  });

  it('asks with level M or C only what somebody wrote, with a page to look at', () => {
    for (const { id, level, sources } of CLAUSES) {
      if (level !== 'M' && level !== 'C') continue;
      const written = sources.filter((source) => !isReading(source));
      expect(written, id).toHaveLength(sources.length);
      for (const { link } of sources) {
        expect(link, id).toMatch(
          /^https:\/\/(unpkg\.com\/@workflow\/(world|errors)@\d|github\.com\/vercel\/workflow\/|useworkflow\.dev\/docs)/
        );
      }
    }
  });

  it('says of a clause that needs a younger contract since when it holds', () => {
    const young = CLAUSES.filter(({ since }) => since !== undefined);
    expect(young.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'run.created-once',
        'token.conflict-names-owner',
        'step.start-after-terminal',
        'attributes.merge',
        'token.retained',
        'resume.dedup',
        'log.slots',
      ])
    );
    for (const { id, since } of young) {
      expect(sinceWords(since), id).toMatch(/^\d+\.\d+\.\d+/);
    }
    expect(sinceWords(undefined)).toBe('the beginning');
  });

  it.each([
    ['P', PROPOSED],
    ['S', SHOULD],
  ])('has level %s where the contract does', (level, ids) => {
    const found = CLAUSES.filter((clause) => clause.level === level);
    expect(found.map(({ id }) => id)).toEqual(expect.arrayContaining([...ids]));
  });

  it('needs a capability for every clause of level C or P', () => {
    for (const { id, level, needs = [] } of CLAUSES) {
      if (level === 'C' || level === 'P') {
        expect(needs.length, id).toBeGreaterThan(0);
      }
      expect(new Set(needs).size, id).toBe(needs.length);
      for (const need of needs) expect(CAPABILITIES).toContain(need);
    }
  });
});

describe('looking a clause up', () => {
  it('finds it by its id', () => {
    for (const clause of CLAUSES) {
      expect(isClauseId(clause.id)).toBe(true);
      expect(clauseOf(clause.id)).toBe(clause);
    }
  });

  it('tells what is no id', () => {
    expect(isClauseId('token.owned-by-nobody')).toBe(false);
    expect(isClauseId('toString')).toBe(false);
    expect(() => clauseOf('no.such' as never)).toThrow('no.such');
  });

  it('applies to a subject that promises all that the clause needs', () => {
    const retained = clauseOf('token.retained');
    expect(isApplicable(retained, contract())).toBe(false);
    expect(isApplicable(retained, contract('hookRetention'))).toBe(true);
    const minimum = clauseOf('token.retention-is-minimum');
    expect(isApplicable(minimum, contract('hookRetention'))).toBe(false);
    const both = contract('hookRetention', 'virtualTime');
    expect(isApplicable(minimum, both)).toBe(true);
    expect(isApplicable(clauseOf('token.unique'), contract())).toBe(true);
  });

  it('asks for the power of discs alone, and says so', () => {
    const power = clauseOf('power.acknowledged');
    expect(whyOutside(power, contract('files'))).toBeUndefined();
    // A server is killed at most: what its machine keeps is not for it to say.
    expect(whyOutside(power, contract('distributed', 'sharedState'))).toMatch(
      /no files: the kit takes the power of the disc/
    );
  });
});
