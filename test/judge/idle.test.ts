import { expect, test } from 'vitest';
import { began, verdictOf } from './history-builder.js';
import { byToken, claim, hook, listHooks } from './words.js';

const H1 = { hook: 'h1', run: 'r1', token: 't1' };
const NONE = { ok: true, hooks: [] } as const;
const LISTED = { ok: true, hooks: [H1] } as const;
const FOUND = hook('h1', 'r1', 't1');

const unlisted = () =>
  began('r1')
    .call('A', claim('r1', 'h1', 't1'))
    .sees(listHooks('r1'), NONE);

test('a hook that a read by its token brought back is no doing of a restart', () => {
  const story = unlisted()
    .sees(byToken('t1'), FOUND)
    .crash()
    .restart()
    .sees(listHooks('r1'), LISTED)
    .sees(byToken('t1'), FOUND);
  const { broken } = verdictOf(story);
  expect(broken).not.toContain('recovery.idle-is-quiet');
  // That it was hidden before has a clause of its own.
  expect(broken).not.toEqual([]);
});

test('a hook that nobody saw before a restart is what the restart has brought', () => {
  const story = unlisted().crash().restart().sees(listHooks('r1'), LISTED);
  expect(verdictOf(story).broken).toContain('recovery.idle-is-quiet');
});
