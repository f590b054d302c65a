import type { Call } from '../../model/call.js';
import type { ClauseId } from '../../model/clauses/registry.js';
import { isRelated, type RelatedCall } from '../../model/log-calls.js';
import { isEnded } from '../../model/state.js';
import { wordOf } from './entities.js';
import type { Small } from './small.js';

/** Calls one after the other, and what they have come to. */
export interface Course {
  readonly calls: readonly Call[];
  /** Those of them that a World takes. */
  readonly taken: readonly Call[];
  readonly end: Small;
}

interface ReadClauses {
  readonly when: (course: Course) => boolean;
  readonly clauses: readonly ClauseId[];
}

const takes =
  (kind: Call['kind']) =>
  ({ taken }: Course): boolean =>
    taken.some((call) => call.kind === kind);

const asks =
  (kind: Call['kind']) =>
  ({ calls }: Course): boolean =>
    calls.some((call) => call.kind === kind);

const hasHook =
  (...words: readonly string[]) =>
  ({ end }: Course): boolean =>
    ['hook h1', 'hook h2', 'hook h3'].some((hook) =>
      words.includes(wordOf(hook, end))
    );

/** What puts an event there that such a read finds. */
const RELATED: Readonly<Record<RelatedCall['kind'], Call['kind']>> = {
  listStepEvents: 'createStep',
  listHookEvents: 'createHook',
  listWaitEvents: 'createWait',
};

/**
 * Clauses that are about reads and final logs, by what there is to read. The
 * model is not asked here: what it says of a read depends on all that the read
 * shows. Where a pair exercises more, its run tells so.
 */
const READ_CLAUSES: readonly ReadClauses[] = [
  {
    when: ({ end }) => Object.keys(end.state.runs).length > 0,
    clauses: [
      'log.created-first',
      'log.created-at',
      'log.stamped',
      'log.durable',
      'log.faithful',
      'log.slots',
      'run.entity-matches-log',
      'run.identity',
      'entity.stable',
      'entity.stamped',
      'answer.entity',
      'answer.event',
      'answer.started',
      'lookup.pages',
      'read.fresh',
      'read.usable',
    ],
  },
  {
    when: ({ taken }) => taken.length > 1,
    clauses: ['log.unique-ids', 'log.order'],
  },
  { when: takes('createHook'), clauses: ['lookup.hooks'] },
  {
    when: ({ taken }) => taken.some((call) => 'step' in call),
    clauses: ['step.entity'],
  },
  {
    when: ({ taken }) => taken.some((call) => 'wait' in call),
    clauses: ['wait.entity'],
  },
  { when: takes('createWait'), clauses: ['wait.resume-at'] },
  {
    when: ({ taken }) =>
      taken.some(
        ({ kind }) => kind === 'startStep' || kind === 'lazyStartStep'
      ),
    clauses: ['step.attempt'],
  },
  { when: takes('lazyStartStep'), clauses: ['step.lazy-created'] },
  {
    when: takes('retryStep'),
    clauses: ['step.retry-shown', 'step.retry-error'],
  },
  { when: takes('startRun'), clauses: ['run.started-at'] },
  { when: takes('startStep'), clauses: ['step.started-at'] },
  {
    when: ({ end }) => Object.values(end.state.runs).some(isEnded),
    clauses: [
      'run.end-releases',
      'run.completed-at',
      'run.status-final',
      'result.stable',
    ],
  },
  {
    when: hasHook('live', 'retaining'),
    clauses: [
      'owner.resolvable',
      'retention.owner-available',
      'hook.identity',
      'hook.metadata',
    ],
  },
  {
    when: hasHook('disposed'),
    clauses: ['token.released-on-dispose', 'hook.disposed-gone'],
  },
  { when: hasHook('ended'), clauses: ['token.released-at-terminal'] },
  {
    when: hasHook('retained'),
    clauses: ['token.retained-readable', 'retention.owner-available'],
  },
  { when: asks('disposeHook'), clauses: ['hook.dispose-once'] },
  { when: takes('resume'), clauses: ['resume.accepted-durable'] },
  {
    when: ({ calls, taken }) =>
      calls.some((call) => call.kind === 'resume' && !taken.includes(call)),
    clauses: ['resume.refused-absent'],
  },
  {
    when: ({ taken }) =>
      taken.some((call) => call.kind === 'resume' && call.resumeId),
    clauses: ['resume.dedup'],
  },
  {
    when: ({ calls }) =>
      calls.some((call) => call.kind === 'listRuns' && call.status),
    clauses: ['lookup.status'],
  },
  {
    when: ({ calls }) =>
      calls.some((call) => call.kind === 'listEvents' && call.order),
    clauses: ['log.descending'],
  },
  {
    when: ({ calls }) =>
      calls.some((call) => 'pageSize' in call && call.pageSize !== undefined),
    clauses: ['lookup.page-size'],
  },
  { when: asks('followEvents'), clauses: ['log.cursor'] },
  { when: asks('getEvent'), clauses: ['log.event'] },
  {
    when: ({ calls, taken }) =>
      calls.some(
        (read) =>
          isRelated(read) &&
          taken.some((call) => RELATED[read.kind] === call.kind)
      ),
    clauses: ['log.correlated'],
  },
  { when: asks('getRuns'), clauses: ['runs.many', 'runs.snapshot'] },
  { when: asks('awaitRun'), clauses: ['runs.wait-terminal'] },
  {
    when: takes('createBatch'),
    clauses: [
      'batch.results',
      'batch.as-single',
      'batch.order',
      'batch.consecutive',
      'step.entity',
      'step.attempt',
    ],
  },
  { when: asks('cancelRuns'), clauses: ['runs.cancel-many'] },
  { when: asks('findRuns'), clauses: ['lookup.attributes'] },
];

export function readClausesOf(course: Course): readonly ClauseId[] {
  return READ_CLAUSES.filter(({ when }) => when(course)).flatMap(
    ({ clauses }) => clauses
  );
}
