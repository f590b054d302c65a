import { describe, expect, it } from 'vitest';
import { CLAUSES } from '../../src/model/clauses/registry.js';
import { verdictOf } from './history-builder.js';
import { STORIES } from './stories/index.js';

const inOrder = CLAUSES.map(({ id }) => id);

describe.each(CLAUSES)('$id', ({ id }) => {
  const stories = STORIES.filter(({ clause }) => clause === id);

  it('is told of by stories that keep it and stories that break it', () => {
    expect(stories.some(({ breaks }) => breaks.length === 0)).toBe(true);
    expect(stories.some(({ breaks }) => breaks.length > 0)).toBe(true);
  });

  it.each(stories.filter(({ breaks }) => breaks.length === 0))(
    'holds and is exercised: $title',
    ({ story }) => {
      const { broken, exercised, unknown } = verdictOf(story);
      expect(broken).toEqual([]);
      expect(exercised).toContain(id);
      expect(unknown).toBe(false);
    }
  );

  it.each(stories.filter(({ breaks }) => breaks.length > 0))(
    'is broken, and nothing else is: $title',
    ({ story, breaks }) => {
      const { broken, exercised, unknown } = verdictOf(story);
      expect(broken).toEqual(inOrder.filter((each) => breaks.includes(each)));
      expect(exercised).toEqual(expect.arrayContaining([...breaks]));
      expect(unknown).toBe(false);
    }
  );
});
