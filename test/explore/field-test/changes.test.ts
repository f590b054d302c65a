import { expect, test } from 'vitest';
import { changesOf } from '../../../src/explore/field-test/changes.js';
import { Domains } from '../../../src/explore/field-test/domains.js';

const HOOKS = {
  data: [
    { hookId: 'h1', token: 't1' },
    { hookId: 'h2', token: 't2' },
  ],
};

/** What is changed of an answer, each change with the answer that it makes. */
function changed(answer: unknown, ...seen: readonly unknown[]) {
  const domains = new Domains();
  for (const each of [answer, ...seen]) domains.add(each, 'listHooks');
  return [...changesOf(answer, domains, 'listHooks')].map((change) => ({
    about: `${change.field} ${change.kind}`,
    answer: change.answer(),
  }));
}

test('lists lose entries, repeat them, swap them and are given others', () => {
  const [h1, h2] = HOOKS.data;
  const all = changed(HOOKS, { data: [{ hookId: 'h3', token: 't3' }] });
  expect(all).toContainEqual({
    about: 'data dropped',
    answer: { data: [h2] },
  });
  expect(all).toContainEqual({
    about: 'data twice',
    answer: { data: [h1, h1, h2] },
  });
  expect(all).toContainEqual({
    about: 'data swapped',
    answer: { data: [h2, h1] },
  });
  expect(all).toContainEqual({
    about: 'data added',
    answer: { data: [h1, h2, { hookId: 'h3', token: 't3' }] },
  });
});

test('a field is taken away, becomes that of another, or of nobody', () => {
  const tokens = changed(HOOKS).filter(({ about }) =>
    about.startsWith('data[].token')
  );
  expect(tokens.map(({ about }) => about)).toEqual([
    'data[].token absent',
    'data[].token other',
    'data[].token foreign',
    'data[].token absent',
    'data[].token other',
    'data[].token foreign',
  ]);
  expect(tokens[1]?.answer).toEqual({
    data: [
      { hookId: 'h1', token: 't2' },
      { hookId: 'h2', token: 't2' },
    ],
  });
});

test('what says the same is no change', () => {
  expect(
    changed({ event: { eventId: 'e1', eventData: {} } })
  ).not.toContainEqual(
    expect.objectContaining({ about: 'event.eventData absent' })
  );
});
