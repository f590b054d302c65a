import { claim } from '../parts/hook-moves.js';
import { complete, type Move } from '../parts/moves.js';
import { getByToken, getHook, getRun, listHooks } from '../parts/read-moves.js';
import {
  AFTER,
  BEFORE,
  RETAINED,
  RETAINING,
  RETENTION_NEEDS,
} from '../parts/retained.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, type Shape, shape } from '../parts/shape.js';

const reads = [getHook('h1'), getByToken('t1'), listHooks('r1')];

const around = (read: Move): Shape[] => [
  shape([...RETAINED, BEFORE], [read], [claim('r2', 'h2', 't1')]),
  shape([...RETAINED, AFTER], [read], [claim('r2', 'h2', 't1')]),
  shape([...RETAINING, BEFORE], [read, read], [complete('r1')]),
  shape(RETAINED, [BEFORE, read, AFTER, read]),
];

/** All three ways to read a hook agree on when it is gone. */
export const RETENTION_READ: WorldScenario = {
  id: 'retention.read',
  title:
    'A retained hook is read by id, by token and by run on both sides of its deadline, while its token is claimed.',
  exercises: [
    'token.retained-readable',
    'token.retained',
    'retention.owner-available',
    'read.usable',
  ],
  needs: RETENTION_NEEDS,
  exhaustible: true,
  drafts: draftsOf([
    ...reads.flatMap(around),
    shape([...RETAINED, BEFORE], reads, [getRun('r1')]),
  ]),
};
