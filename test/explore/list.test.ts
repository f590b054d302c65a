import { expect, test } from 'vitest';
import { isListed, list } from '../../src/explore/list.js';
import { crashPairs } from '../../src/explore/small-scope/crash-points.js';
import { pairsLike } from '../../src/explore/small-scope/pair-scenario.js';

test.each(['subjects', 'clauses', 'scenarios'] as const)(
  'of the %s each has a name of its own, so that a word means one thing',
  (what) => {
    const ids = list(what).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  }
);

test('what is listed of calls that something befalls can be asked for', () => {
  const befallen = list('scenarios').filter(({ id }) =>
    /^(crash|tear|drop)-/.test(id)
  );
  for (const { id } of befallen) expect(pairsLike(id)).not.toEqual([]);
  expect(pairsLike('crash-pairs')).toEqual(crashPairs());
  const [pair] = crashPairs();
  expect(isListed('scenarios', pair?.id ?? '')).toBe(true);
  expect(isListed('scenarios', 'crash-pair.nobody')).toBe(false);
  const singles = pairsLike('crash-point').map(({ id }) => id);
  expect(singles.every((id) => id.startsWith('crash-point.'))).toBe(true);
  const both = pairsLike('crash-points').length;
  expect(both).toBe(singles.length + crashPairs().length);
});
