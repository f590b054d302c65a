import { claimTelling, dispose } from '../parts/hook-moves.js';
import { complete, start } from '../parts/moves.js';
import { getHook, listHooks, listHooksOfAll } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const SETUP = [start('r1'), claimTelling('r1', 'h1', 't1')];
const hooks = listHooks('r1');
const among = listHooksOfAll('r1');

/** What the list shows must be what a lookup finds. */
export const LISTING_HOOKS: WorldScenario = {
  id: 'listing.hooks',
  title:
    'The hooks of a run are listed while it claims, disposes and ends: live hooks are shown, others are not.',
  exercises: [
    'owner.resolvable',
    'hook.identity',
    'hook.metadata',
    'hook.disposed-gone',
    'lookup.hooks',
    'read.fresh',
    'read.usable',
  ],
  exhaustible: true,
  drafts: draftsOf([
    shape(SETUP, [hooks, hooks], [claimTelling('r1', 'h2', 't2')]),
    shape(SETUP, [hooks, getHook('h1')], [dispose('r1', 'h1')]),
    // Refused: the hook that is gone keeps its id, and stays gone.
    shape(SETUP, [
      dispose('r1', 'h1'),
      claimTelling('r1', 'h1', 't1'),
      getHook('h1'),
      hooks,
    ]),
    shape(SETUP, [hooks, hooks], [complete('r1')]),
    shape(
      SETUP,
      [hooks],
      [claimTelling('r1', 'h2', 't2'), dispose('r1', 'h1')]
    ),
    shape(SETUP, [hooks], [dispose('r1', 'h1'), hooks]),
    shape(
      [...SETUP, start('r2')],
      [claimTelling('r2', 'h2', 't2'), among],
      [dispose('r1', 'h1'), among]
    ),
    shape([...SETUP, start('r2')], [among, complete('r1'), among], [among]),
    shape(
      [...SETUP, start('r2')],
      [claimTelling('r2', 'h2', 't1'), listHooks('r2')],
      [dispose('r1', 'h1'), getHook('h1')]
    ),
  ]),
};
