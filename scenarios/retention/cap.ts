import { claim } from '../parts/hook-moves.js';
import { start } from '../parts/moves.js';
import { getByToken } from '../parts/read-moves.js';
import { RETAIN_MS, RETENTION_NEEDS } from '../parts/retained.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

/** Beyond the limit of every World that names one (30 days). */
const TOO_LONG_MS = 400 * 24 * 60 * 60 * 1000;

const SETUP = [start('r1'), start('r2')];
const greedy = claim('r1', 'h1', 't1', TOO_LONG_MS);

/** A refused claim must not hold the token that it asked for. */
export const RETENTION_CAP: WorldScenario = {
  id: 'retention.cap',
  title:
    'A claim asks for 400 days of retention while another asks for less: it is refused for good and leaves the token to the other.',
  exercises: ['token.retention-cap', 'read.usable'],
  needs: RETENTION_NEEDS,
  exhaustible: true,
  drafts: draftsOf([
    shape(SETUP, [greedy, getByToken('t1')], [claim('r2', 'h2', 't1')]),
    shape(SETUP, [greedy], [claim('r2', 'h2', 't1', RETAIN_MS)]),
    shape(SETUP, [greedy, claim('r1', 'h3', 't1')], [getByToken('t1')]),
  ]),
};
