import { resume } from '../parts/hook-moves.js';
import {
  complete,
  completeStep,
  createRun,
  createStep,
  type Move,
  start,
  startRun,
  startStep,
} from '../parts/moves.js';
import { getRun, getStep, listEvents } from '../parts/read-moves.js';
import type { WorldScenario } from '../parts/scenario.js';
import { draftsOf, shape } from '../parts/shape.js';
import { claimWith, having, unusually } from './moves.js';

const looks = [getRun('r1'), listEvents('r1')];

/** Every place that a payload has, with one kind of payload in it. */
const everywhere = (kind: string) => {
  const of = (move: Move) => unusually(move, kind);
  return shape(
    [
      createRun('r1', { input: `in~${kind}` }),
      startRun('r1'),
      claimWith('r1', 'h1', 't1', `M~${kind}`),
      having(createStep('r1', 's1'), { value: `I~${kind}` }),
      startStep('r1', 's1'),
    ],
    [of(completeStep('r1', 's1')), getStep('r1', 's1'), of(complete('r1'))],
    [of(resume('r1', 'h1')), ...looks]
  );
};

const EMPTY = [createRun('r1', { input: '' }), startRun('r1')];

/** What a column of text, or of JSON, makes of bytes. */
export const VALUES_PAYLOADS: WorldScenario = {
  id: 'values.payloads',
  title:
    'Payloads have zero bytes, bytes that are no UTF-8, or none at all, and some are large: each comes back byte for byte.',
  exercises: [
    'payload.faithful',
    'result.stable',
    'run.identity',
    'hook.metadata',
    'step.entity',
    'log.faithful',
  ],
  exhaustible: false,
  drafts: draftsOf([
    everywhere('raw'),
    everywhere('ends'),
    shape(
      [
        ...EMPTY,
        claimWith('r1', 'h1', 't1', ''),
        having(createStep('r1', 's1'), { value: '' }),
        startStep('r1', 's1'),
      ],
      [having(resume('r1', 'h1'), { payload: '' }), ...looks],
      [having(completeStep('r1', 's1'), { value: '' }), getStep('r1', 's1')]
    ),
    shape(EMPTY, [having(complete('r1'), { value: '' }), ...looks]),
    shape(
      [start('r1')],
      [unusually(complete('r1'), 'huge'), getRun('r1')],
      [listEvents('r1')]
    ),
  ]),
};
