import { claim } from '../parts/hook-moves.js';
import { advance, complete, start } from '../parts/moves.js';
import { getByToken, getHook } from '../parts/read-moves.js';
import { PASSING_NEEDS } from '../parts/retained.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

/**
 * Short, because time jumps in the midst of calls here: a lock whose holder
 * stands still for ten seconds may be taken for stale, which is another story.
 */
const RETAIN_MS = 4_000;
const CROSS = advance(8_000);

const RETAINING = [
  start('r1'),
  claim('r1', 'h1', 't1', RETAIN_MS),
  start('r2'),
];
const RETAINED = [...RETAINING, complete('r1')];
const want = claim('r2', 'h2', 't1');

/** The token changes hands at most once, whenever the deadline passes. */
export const RETENTION_CROSSING: WorldScenario = {
  id: 'retention.crossing',
  title:
    'The deadline passes while calls are under way: a claim, a read and an end may each see either side, but no mixture.',
  exercises: ['token.retained', 'token.unique', 'token.conflict-justified'],
  needs: PASSING_NEEDS,
  exhaustible: true,
  drafts: draftsOf([
    shape(RETAINED, [CROSS], [want]),
    shape(RETAINED, [CROSS], [want, claim('r2', 'h3', 't1')]),
    shape(RETAINED, [CROSS, getByToken('t1')], [want, getHook('h1')]),
    shape(RETAINING, [CROSS], [complete('r1')], [want]),
  ]),
};
