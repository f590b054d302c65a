import { claim, dispose, resumeByToken } from './parts/hook-moves.js';
import { cancel, complete, fail, start } from './parts/moves.js';
import { getByToken } from './parts/read-moves.js';
import type { WorldScenario } from './parts/scenario.js';
import { draftsOf, shape } from './parts/shape.js';

const SETUP = [start('r1'), claim('r1', 'h1', 't1'), start('r2')];

const releases = [
  complete('r1'),
  fail('r1'),
  cancel('r1'),
  dispose('r1', 'h1'),
];

// The claimer tries again under another hook, as a refused client would.
const claims = [
  [claim('r2', 'h2', 't1')],
  [claim('r2', 'h2', 't1'), claim('r2', 'h3', 't1')],
  [claim('r2', 'h2', 't1'), getByToken('t1')],
];

const shapes = releases.flatMap((release) =>
  claims.flatMap((claimer) => [
    shape(SETUP, [release], claimer, [resumeByToken('t1')]),
    shape(SETUP, [release], claimer, [
      resumeByToken('t1'),
      resumeByToken('t1'),
    ]),
  ])
);

/** A payload in flight must reach one of the two owners, or be refused. */
export const HANDOVER: WorldScenario = {
  id: 'handover',
  title:
    'A token goes from an ending owner to a claimer while a third resumes: the payload reaches one owner or its sender is told.',
  exercises: [
    'token.unique',
    'token.conflict-returned',
    'token.conflict-names-owner',
    'token.conflict-justified',
    'token.released-at-terminal',
    'token.released-on-dispose',
    'run.end-releases',
    'resume.live-only',
    'resume.accepted-durable',
    'resume.refused-absent',
    'owner.resolvable',
    'retention.owner-available',
  ],
  exhaustible: false,
  drafts: draftsOf(shapes),
};
