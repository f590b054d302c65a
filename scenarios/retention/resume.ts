import { resume, resumeByToken } from '../parts/hook-moves.js';
import { cancel, complete, fail } from '../parts/moves.js';
import { listEvents } from '../parts/read-moves.js';
import {
  AFTER,
  BEFORE,
  RETAINED,
  RETAINING,
  RETENTION_NEEDS,
} from '../parts/retained.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';

const wakes = [resume('r1', 'h1'), resumeByToken('t1')];
const ends = [complete('r1'), fail('r1'), cancel('r1')];

/** A retained hook remembers its owner; it does not wake it. */
export const RETENTION_RESUME: WorldScenario = {
  id: 'retention.resume',
  title:
    'A hook is resumed while only its token is retained, or as its run ends: the ended run receives nothing.',
  exercises: [
    'token.retained-not-resumable',
    'resume.live-only',
    'resume.refused-absent',
  ],
  needs: RETENTION_NEEDS,
  exhaustible: true,
  drafts: draftsOf(
    wakes.flatMap((wake) => [
      shape([...RETAINED, BEFORE], [wake], [listEvents('r1')]),
      shape([...RETAINED, BEFORE], [wake], [wake]),
      shape([...RETAINED, AFTER], [wake], [listEvents('r1')]),
      ...ends.map((end) => shape([...RETAINING, BEFORE], [wake], [end])),
    ])
  ),
};
