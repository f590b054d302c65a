import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldByKey } from '../../src/report/fold-by-key.js';

const entries = fc.array(
  fc.record({ name: fc.constantFrom('a', 'b', 'c'), words: fc.string() })
);

it('makes one entry of each key, in the order in which keys came up', () => {
  fc.assert(
    fc.property(entries, (all) => {
      const folded = foldByKey(
        all,
        ({ name }) => name,
        (earlier, { words }) => ({ ...earlier, words: earlier.words + words })
      );
      const names = [...new Set(all.map(({ name }) => name))];
      const expected = names.map((name) => ({
        name,
        words: all
          .filter((entry) => entry.name === name)
          .map(({ words }) => words)
          .join(''),
      }));
      expect(folded).toEqual(expected);
    })
  );
});
