import type { Call, CreateBatch, EventItem } from '../../../src/model/call.js';
import type { BatchOutcome, Response } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, type Story } from '../history-builder.js';
import { logOf } from '../log-text.js';
import {
  claim,
  complete,
  completeStep,
  createStep,
  EXISTS,
  EXPIRED,
  LOST,
  listEvents,
  NO_RUN,
  OK,
  refused,
  resume,
  startStep,
  UNEXPECTED,
} from '../words.js';

const batch = (...events: Call[]): CreateBatch => ({
  kind: 'createBatch',
  run: 'r1',
  events: events as EventItem[],
});

const S1 = createStep('r1', 's1');
const S2 = createStep('r1', 's2');
const TWO = batch(S1, S2);
const PAIR = batch(S1, startStep('r1', 's1'));
const FORBIDDEN = batch(S1, claim('r1', 'h1', 't1'));

const CONFLICT: BatchOutcome = { status: 409, answer: EXISTS };

/** `step_created s1 @3`, or what the event was refused with. */
function told(...lines: (string | BatchOutcome)[]): Response {
  const outcomes = lines.map((line): BatchOutcome => {
    if (typeof line !== 'string') return line;
    const [event] = logOf(line);
    return { status: 200, answer: { ok: true, event } };
  });
  return { ok: true, outcomes };
}

const BOTH = told('step_created s1 @3', 'step_created s2 @4');
const STARTED = ['run_created', 'run_started'];
const LOG = [...STARTED, 'step_created s1', 'step_created s2'];

const log = (...lines: string[]): Response => ({
  ok: true,
  events: logOf(...lines),
});

/** A batch that B writes while A does something else. */
const during = (call: Call, response: Response): Story =>
  began('r1').ask('B', TWO).call('A', call, response).answer('B', BOTH);

/** Two events of a minute ago, a minute into the story, with these times. */
function dated(createdAt: readonly number[]): Story {
  const outcomes = ['step_created s1 @3', 'step_created s2 @4'].map(
    (line, at): BatchOutcome => {
      const [event] = logOf(line);
      const stamped = event && { ...event, createdAt: createdAt[at] };
      return { status: 200, answer: { ok: true, event: stamped } };
    }
  );
  return began('r1')
    .wait(60)
    .stamps()
    .call('B', { ...TWO, agoMs: 60 }, { ok: true, outcomes });
}

const RESULTS: readonly ClauseStory[] = [
  kept(
    'batch.results',
    'one is taken, one is refused',
    began('r1')
      .call('A', S1)
      .call('B', TWO, told(CONFLICT, 'step_created s2 @4'))
      .logs('r1', ...LOG)
  ),
  kept(
    'batch.results',
    'a step is created running, and again all of it is refused',
    began('r1')
      .call('A', PAIR, told('step_created s1 @3', 'step_started s1 @4'))
      .call('B', PAIR, told(CONFLICT, CONFLICT))
      .call('A', completeStep('r1', 's1'))
      .logs(
        'r1',
        ...STARTED,
        'step_created s1',
        'step_started s1',
        'step_completed s1'
      )
  ),
  broken(
    'batch.results',
    'the results are exchanged',
    began('r1')
      .call('A', S1)
      .call('B', TWO, told('step_created s2 @4', CONFLICT))
      .logs('r1', ...LOG)
  ),
  broken(
    'batch.results',
    'what was refused is left out',
    began('r1').call('A', S1).call('B', TWO, told('step_created s2 @4'))
  ),
  broken(
    'batch.results',
    'a success has another status',
    began('r1').call('B', batch(S1), {
      ok: true,
      outcomes: [
        {
          status: 409,
          answer: { ok: true, event: logOf('step_created s1')[0] },
        },
      ],
    })
  ),
  broken(
    'batch.results',
    'a success brings no event',
    began('r1').call('B', batch(S1), {
      ok: true,
      outcomes: [{ status: 200, answer: OK }],
    })
  ),
];

const OUTCOMES: readonly ClauseStory[] = [
  kept(
    'batch.as-single',
    'the run is not there, or is over, and all is refused for it',
    began('r1')
      .call('A', complete('r1', 'A1'))
      .call('B', TWO, EXPIRED)
      .call('C', { ...TWO, run: 'r9' }, NO_RUN)
  ),
  kept(
    'batch.as-single',
    'the connection breaks, and it was written',
    began('r1')
      .call('B', TWO, LOST)
      .call('B', TWO, told(CONFLICT, CONFLICT))
      .logs('r1', ...LOG)
  ),
  broken(
    'batch.as-single',
    'one of them conflicts, and all is refused for it',
    began('r1')
      .call('A', S1)
      .call('B', TWO, EXISTS)
      .logs('r1', ...LOG.slice(0, 3))
  ),
  broken(
    'step.created-once',
    'one that was there is told of as created',
    began('r1').call('A', S1).call('B', TWO, BOTH)
  ),
  broken(
    'step.created-once',
    'one that was not there is told of as a conflict',
    began('r1').call('B', TWO, told('step_created s1 @3', CONFLICT))
  ),
];

const WHOLE: readonly ClauseStory[] = [
  ...[refused('invalid'), refused('rejected'), EXISTS].map((error) =>
    kept(
      'batch.refused-whole',
      `a batch with a claim is ${error.refusal}, and nothing is left`,
      began('r1')
        .call('A', FORBIDDEN, error)
        .logs('r1', ...STARTED)
    )
  ),
  kept(
    'batch.as-single',
    'a batch with a resume may be refused, and another one is not',
    began('r1')
      .call('A', batch(S1, resume('r1', 'h1', 'P')), refused('invalid'))
      .call('A', batch(S1), told('step_created s1 @3'))
  ),
  kept(
    'batch.results',
    'each event of a batch with a claim is refused',
    began('r1').call('A', FORBIDDEN, told(CONFLICT, CONFLICT))
  ),
  broken(
    'batch.refused-whole',
    'a claim is taken with the others',
    began('r1').call(
      'A',
      FORBIDDEN,
      told('step_created s1 @3', 'hook_created h1 t1 @4')
    )
  ),
  broken(
    'batch.refused-whole',
    'what came before the claim is written',
    began('r1')
      .call('A', FORBIDDEN, refused('invalid'))
      .logs('r1', ...LOG.slice(0, 3)),
    'log.faithful'
  ),
  broken(
    'refusal.typed',
    'a batch with a claim makes the World fall over',
    began('r1').call('A', FORBIDDEN, UNEXPECTED)
  ),
];

const PLACES: readonly ClauseStory[] = [
  kept(
    'batch.order',
    'they stand as they were sent',
    began('r1')
      .call('B', TWO, BOTH)
      .logs('r1', ...LOG)
  ),
  broken(
    'batch.order',
    'they stand the other way round',
    began('r1')
      .call(
        'B',
        batch(S2, S1),
        told('step_created s2 @4', 'step_created s1 @3')
      )
      .logs('r1', ...LOG)
  ),
  kept(
    'batch.occurred-at',
    'each is of the time that it came with, in the answer and in the log',
    dated([0, 7])
  ),
  broken(
    'batch.occurred-at',
    'each is of the time of the call',
    dated([60, 60])
  ),
  broken(
    'batch.occurred-at',
    'all are of the time of the first',
    dated([0, 0])
  ),
  kept(
    'batch.consecutive',
    'another event comes meanwhile, and stands behind them',
    during(createStep('r1', 's3'), OK).logs('r1', ...LOG, 'step_created s3')
  ),
  broken(
    'batch.consecutive',
    'another event stands between them',
    began('r1')
      .ask('B', TWO)
      .call('A', createStep('r1', 's3'))
      .answer('B', told('step_created s1 @3', 'step_created s2 @5'))
      .logs(
        'r1',
        ...STARTED,
        'step_created s1',
        'step_created s3',
        'step_created s2'
      )
  ),
  kept(
    'batch.atomic',
    'whoever reads meanwhile finds all of it',
    during(listEvents('r1'), log(...LOG)).logs('r1', ...LOG)
  ),
  kept(
    'batch.atomic',
    'whoever reads meanwhile finds none of it',
    during(listEvents('r1'), log(...STARTED)).logs('r1', ...LOG)
  ),
  broken(
    'batch.atomic',
    'whoever reads meanwhile finds the half of it',
    during(listEvents('r1'), log(...LOG.slice(0, 3))).logs('r1', ...LOG)
  ),
];

/** Nobody was told what became of the batch. */
const CUT: readonly ClauseStory[] = [
  ...[LOG, STARTED].map((left) =>
    kept(
      'batch.atomic',
      `its process dies in the midst of it, and ${left.length} events are there`,
      began('r1')
        .dies('B', TWO)
        .logs('r1', ...left)
    )
  ),
  broken(
    'batch.atomic',
    'its process dies in the midst of it, and has left the half',
    began('r1')
      .dies('B', TWO)
      .logs('r1', ...LOG.slice(0, 3))
  ),
  broken(
    'batch.atomic',
    'its connection breaks, and a step is created that was to be started',
    began('r1')
      .call('B', PAIR, LOST)
      .logs('r1', ...LOG.slice(0, 3))
  ),
  broken(
    'batch.atomic',
    'its connection breaks, and when it is sent again the half of it is there',
    began('r1')
      .call('B', TWO, LOST)
      .call('B', TWO, told(CONFLICT, 'step_created s2 @4'))
      .logs('r1', ...LOG)
  ),
  kept(
    'batch.results',
    'its connection breaks, and one of its steps was there before',
    began('r1')
      .call('A', batch(S1), told('step_created s1 @3'))
      .call('B', TWO, LOST)
      .logs('r1', ...LOG.slice(0, 3))
  ),
];

export const BATCHES: readonly ClauseStory[] = [
  ...RESULTS,
  ...OUTCOMES,
  ...WHOLE,
  ...PLACES,
  ...CUT,
];
