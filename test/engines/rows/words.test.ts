import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../../src/engines/outcome.js';
import {
  countOutcomes,
  crowdWord,
  duplicateWord,
} from '../../../src/engines/rows/words.js';

const started: Outcome = { type: 'started', run: 'a' };
const attached: Outcome = { type: 'attached', run: 'a' };
const opaque: Outcome = { type: 'opaque' };
const rejected: Outcome = { type: 'rejected', why: 'in use', message: '' };

describe('the word for a duplicate', () => {
  it('tells an answer from an effect: neither alone is enough', () => {
    expect(duplicateWord({ outcome: rejected, ran: false })).toBe(
      'rejected: in use'
    );
    expect(duplicateWord({ outcome: rejected, ran: true })).toBe(
      'rejected, yet it runs'
    );
    expect(duplicateWord({ outcome: started, ran: false })).toBe(
      'told started, never runs'
    );
    expect(duplicateWord({ outcome: opaque, ran: false })).toBe(
      'dropped, not told'
    );
  });

  it('tells what the second run means for the first', () => {
    const second = { outcome: started, ran: true };
    expect(duplicateWord(second)).toBe('both run');
    expect(duplicateWord({ ...second, endedOwner: true })).toBe('supersedes');
    expect(duplicateWord({ ...second, ownerClosed: true })).toBe('runs again');
  });

  it('keeps a lost or late answer apart from a refusal', () => {
    const hung: Outcome = { type: 'hung', afterMs: 10 };
    expect(duplicateWord({ outcome: hung, ran: true })).toBe(
      'hung, yet it runs'
    );
    const lost: Outcome = { type: 'indeterminate', cause: 'reset' };
    expect(duplicateWord({ outcome: lost, ran: false })).toBe('indeterminate');
  });
});

describe('the word for many callers', () => {
  it('goes by the inputs that ran, then by what the others were told', () => {
    expect(crowdWord([started, attached, attached], 1)).toBe(
      'one runs, others attached'
    );
    expect(crowdWord([started, rejected, attached], 1)).toBe(
      'one runs, others attached or rejected: in use'
    );
    expect(crowdWord([opaque, opaque], 1)).toBe('one runs, nobody can tell');
    expect(crowdWord([started, started], 2)).toBe('several run');
    expect(crowdWord([opaque, opaque], 0)).toBe('none runs');
  });

  it('counts the answers', () => {
    expect(countOutcomes([started, rejected, rejected])).toBe(
      '1 started, 2 rejected: in use'
    );
  });
});
