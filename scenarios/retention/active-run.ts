import { claim, resume } from '../parts/hook-moves.js';
import { cancel, complete, fail } from '../parts/moves.js';
import { getByToken, getHook, listHooks } from '../parts/read-moves.js';
import { AFTER, PASSING_NEEDS, RETAINING } from '../parts/retained.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const PAST = [...RETAINING, AFTER];
const want = claim('r2', 'h2', 't1');

/** The deadline is a minimum after the end, not a lease of the living. */
export const RETENTION_ACTIVE_RUN: WorldScenario = {
  id: 'retention.active-run',
  title:
    'A run outlives the deadline of its token: it keeps the token while it lives, and leaves nothing retained at its end.',
  exercises: [
    'token.retention-is-minimum',
    'token.unique',
    'owner.resolvable',
    'token.retained',
    'run.end-releases',
  ],
  needs: PASSING_NEEDS,
  exhaustible: true,
  drafts: draftsOf([
    shape(PAST, [want], [resume('r1', 'h1')]),
    shape(PAST, [want, getByToken('t1')], [getHook('h1'), listHooks('r1')]),
    ...[complete('r1'), fail('r1'), cancel('r1')].flatMap((end) => [
      shape(PAST, [want], [end]),
      shape(PAST, [end, want], [getByToken('t1')]),
    ]),
  ]),
};
