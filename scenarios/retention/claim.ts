import { claim } from '../parts/hook-moves.js';
import { start } from '../parts/moves.js';
import { getByToken, getRun } from '../parts/read-moves.js';
import { AFTER, BEFORE, RETAINED, RETENTION_NEEDS } from '../parts/retained.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const want = claim('r2', 'h2', 't1');
const alsoWant = claim('r3', 'h3', 't1');
const three = [...RETAINED, start('r3')];

/** The token of an ended run refuses until its deadline, then serves one. */
export const RETENTION_CLAIM: WorldScenario = {
  id: 'retention.claim',
  title:
    'A retained token is claimed before and after its deadline, by two at once: first it names the ended owner, then one claim wins.',
  exercises: [
    'token.retained',
    'token.unique',
    'token.conflict-returned',
    'token.conflict-names-owner',
    'token.conflict-justified',
    'retention.owner-available',
  ],
  needs: RETENTION_NEEDS,
  exhaustible: true,
  drafts: draftsOf([
    shape([...RETAINED, BEFORE], [want], [getRun('r1')]),
    shape([...RETAINED, AFTER], [want], [getByToken('t1')]),
    shape([...three, BEFORE], [want], [alsoWant]),
    shape([...three, AFTER], [want], [alsoWant]),
    shape(RETAINED, [BEFORE, want, AFTER, claim('r2', 'h3', 't1')]),
  ]),
};
