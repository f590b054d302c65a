import { resume } from '../parts/hook-moves.js';
import {
  createRun,
  createStep,
  fail,
  failStep,
  start,
  startRun,
  startStep,
} from '../parts/moves.js';
import {
  getByToken,
  getHook,
  getRun,
  getStep,
  listRuns,
} from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';
import { claimWith, unusually } from './moves.js';

export const TEXT_KINDS = [
  'nul',
  'half',
  'quotes',
  'path',
  'wide',
  'long',
] as const;

const shapes = TEXT_KINDS.flatMap((kind) => {
  const token = `t1~${kind}`;
  const workflow = `order~${kind}`;
  return [
    shape(
      [start('r1')],
      [claimWith('r1', 'h1', token), getHook('h1')],
      [getByToken(token), resume('r1', 'h1')]
    ),
    shape(
      [start('r1'), claimWith('r1', 'h1', token), start('r2')],
      [claimWith('r2', 'h2', token), getByToken(token)],
      [unusually(fail('r1'), kind), getRun('r1')]
    ),
    shape(
      [start('r1'), createStep('r1', 's1'), startStep('r1', 's1')],
      [unusually(failStep('r1', 's1'), kind), getStep('r1', 's1')]
    ),
    shape(
      [start('r2')],
      [createRun('r1', { workflow }), startRun('r1'), getRun('r1')],
      [listRuns({ workflow })]
    ),
    shape(
      [start('r1'), claimWith('r1', 'h1', 't1')],
      [resume('r1', 'h1', `q1~${kind}`)],
      [resume('r1', 'h1')]
    ),
  ];
});

/** What a collation, a search for a part or an index takes for the same. */
const NEARLY = [
  ['t1', 'T1'],
  ['t1 ', ' t1'],
  ['t%', 't_'],
  // The same letter, as one character and as two.
  ['\u00e91', 'e\u03011'],
  ['t1~tail', 't2~tail'],
  ['t1~behind', 't2~behind'],
] as const;

const WORKFLOWS = [
  ['order', 'Order'],
  ['order ', 'order-2'],
  ['o%', 'orde_'],
  ['\u00e9', 'e\u0301'],
  ['order~tail', 'other~tail'],
  ['order~behind', 'other~behind'],
] as const;

const one = NEARLY.map(([token]) => token);
const other = NEARLY.map(([, token]) => token);
const workflows = WORKFLOWS.flat();
const listed = workflows.map((workflow) => listRuns({ workflow }));

/** All of them in one schedule: any two of them may be taken for one. */
const alike = [
  shape(
    [start('r1'), start('r2')],
    one.map((token, at) => claimWith('r1', `h${at + 1}`, token)),
    other.flatMap((token, at) => [
      getByToken(token),
      claimWith('r2', `h${at + 1 + one.length}`, token),
    ])
  ),
  shape(
    workflows.map((workflow, at) => createRun(`r${at + 1}`, { workflow })),
    listed.slice(0, 6),
    listed.slice(6)
  ),
  shape(
    [start('r1'), claimWith('r1', 'h1', 't1')],
    one.map((id) => resume('r1', 'h1', id)),
    other.map((id) => resume('r1', 'h1', id))
  ),
];

/** What files, databases and encodings make of a text. */
export const VALUES_TEXTS: WorldScenario = {
  id: 'values.texts',
  title:
    'Tokens, workflow names, messages and ids of resumes have NULs, half characters, quotes, paths or great length: what is taken comes back as it was given.',
  exercises: [
    'text.faithful',
    'hook.identity',
    'run.identity',
    'token.unique',
    'lookup.workflow',
    'log.faithful',
  ],
  exhaustible: false,
  drafts: draftsOf(shapes),
};

/** Names that are nearly the same, and must not be taken for it. */
export const VALUES_ALIKE: WorldScenario = {
  id: 'values.alike',
  title:
    'Tokens, workflow names and ids of resumes differ in case, in a blank, behind a NUL or in their end alone: each is its own.',
  exercises: [
    'lookup.workflow',
    'owner.resolvable',
    'run.identity',
    'resume.accepted-durable',
  ],
  exhaustible: false,
  drafts: draftsOf(alike),
};
