import { expect, test } from 'vitest';
import { list } from '../../src/explore/list.js';

test.each(['subjects', 'clauses', 'scenarios'] as const)(
  'of the %s each has a name of its own, so that a word means one thing',
  (what) => {
    const ids = list(what).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(5);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  }
);
