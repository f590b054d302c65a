import { expect, test } from 'vitest';
import { formOf } from '../../../src/explore/small-scope/canonical.js';
import { draftsOfPair } from '../../../src/explore/small-scope/pair-drafts.js';
import { pairById } from '../../../src/explore/small-scope/pair-scenario.js';
import { allPairs, type Pair } from '../../../src/explore/small-scope/pairs.js';
import { smallScope } from '../../../src/explore/small-scope/scope.js';

const SCOPE = smallScope();
const KEPT = new Set(SCOPE);
const BY_FORM = new Map(SCOPE.map((pair) => [formOf(pair), pair]));

/** Renames one text into another, one for one both ways. */
class Names {
  readonly #there = new Map<string, string>();
  readonly #back = new Map<string, string>();

  match(one: unknown, other: unknown): boolean {
    if (typeof one === 'string' && typeof other === 'string') {
      const there = this.#there.get(one) ?? other;
      const back = this.#back.get(other) ?? one;
      this.#there.set(one, there);
      this.#back.set(other, back);
      return there === other && back === one;
    }
    if (typeof one !== 'object' || typeof other !== 'object') {
      return one === other;
    }
    if (one === null || other === null) return one === other;
    const [left, right] = [one, other] as Record<string, unknown>[];
    const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
    return [...keys].every((key) => this.match(left?.[key], right?.[key]));
  }
}

/** Whether names carry one pair over into the other, and words stay words. */
function isSame(one: Pair, other: Pair): boolean {
  return [false, true].some(
    (isTurned) =>
      wordsOf(one, false) === wordsOf(other, isTurned) &&
      new Names().match(callsOf(one, false), callsOf(other, isTurned))
  );
}

function callsOf(pair: Pair, isTurned: boolean) {
  const [draft] = draftsOfPair(pair);
  const actors = (draft?.actors ?? []).map(({ ops }) => ops);
  return [draft?.setup, isTurned ? actors.toReversed() : actors];
}

function wordsOf({ setup, letters }: Pair, isTurned: boolean): string {
  const pair = isTurned ? letters.toReversed() : letters;
  const calls = [...setup, ...pair.map(({ call }) => call)];
  return calls
    .map((call) => `${call.kind} ${'status' in call ? call.status : ''}`)
    .join('; ');
}

test('what is left out is one of those that are left, in other names', () => {
  const gone = allPairs().filter((pair) => !KEPT.has(pair));
  expect(gone.length).toBeGreaterThan(50);
  for (const pair of gone) {
    const same = BY_FORM.get(formOf(pair));
    expect([pair.id, same && isSame(pair, same)]).toEqual([pair.id, true]);
  }
});

test('no two of those that are left are one in other names', () => {
  const groups = new Map<string, Pair[]>();
  for (const pair of SCOPE) {
    const words = [wordsOf(pair, false), wordsOf(pair, true)].sort().join();
    groups.set(words, [...(groups.get(words) ?? []), pair]);
  }
  for (const like of groups.values()) {
    for (const [at, one] of like.entries()) {
      const twin = like.slice(at + 1).find((other) => isSame(one, other));
      expect([one.id, twin?.id]).toEqual([one.id, undefined]);
    }
  }
});

test('what is left out keeps its name for tokens', () => {
  const [pair] = allPairs().filter((each) => !KEPT.has(each));
  expect(pairById(pair?.id ?? '')?.id).toBe(pair?.id);
});
