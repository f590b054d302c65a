import { claim, dispose } from '../parts/hook-moves.js';
import { complete } from '../parts/moves.js';
import { getByToken } from '../parts/read-moves.js';
import {
  BEFORE,
  RETAINED,
  RETAINING,
  RETENTION_NEEDS,
} from '../parts/retained.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const drop = dispose('r1', 'h1');
const want = claim('r2', 'h2', 't1');

/** A dispose is the owner's waiver: no deadline outlives it. */
export const RETENTION_DISPOSE: WorldScenario = {
  id: 'retention.dispose',
  title:
    'A hook with a deadline ahead is disposed, before or after the end of its run: the token is free at once.',
  exercises: [
    'token.released-on-dispose',
    'token.unique',
    'token.conflict-justified',
    'hook.dispose-once',
  ],
  needs: RETENTION_NEEDS,
  exhaustible: true,
  drafts: draftsOf([
    shape(RETAINING, [drop], [want]),
    shape(RETAINING, [drop, complete('r1')], [want, getByToken('t1')]),
    shape(RETAINING, [drop], [complete('r1'), want]),
    shape([...RETAINED, BEFORE], [drop], [want]),
    shape([...RETAINED, BEFORE], [drop, want], [getByToken('t1')]),
    shape([...RETAINED, BEFORE], [drop], [drop]),
  ]),
};
