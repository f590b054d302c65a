import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { RaceOperation } from './race-lanes.js';

/** What one operation puts to the test, whatever it races with. */
const ALONE: Record<RaceOperation, readonly ClauseId[]> = {
  start: ['run.creatable', 'log.created-first'],
  claim: [
    'token.unique',
    'token.conflict-returned',
    'token.conflict-names-owner',
    'token.conflict-justified',
  ],
  resume: ['resume.accepted-durable', 'owner.resolvable', 'log.slots'],
  complete: ['run.entity-matches-log', 'result.stable'],
  fail: ['run.entity-matches-log'],
  cancel: ['run.entity-matches-log'],
  dispose: [],
  attributes: ['attributes.merge'],
  list: ['lookup.status', 'lookup.pages', 'read.fresh'],
};

const ENDS = ['complete', 'fail', 'cancel'] as const;

/** What only the meeting of two operations puts to the test. */
const TOGETHER: readonly {
  readonly one: readonly RaceOperation[];
  readonly other: readonly RaceOperation[];
  readonly clauses: readonly ClauseId[];
}[] = [
  {
    one: ['start'],
    other: ['start'],
    clauses: ['run.created-once', 'run.started-once'],
  },
  { one: ['start'], other: ['claim'], clauses: ['run.exists'] },
  {
    one: ['start'],
    other: ['resume', 'dispose', 'attributes', ...ENDS],
    clauses: ['run.created-once'],
  },
  {
    one: ['start'],
    other: ENDS,
    clauses: ['run.exists', 'run.start-after-terminal'],
  },
  { one: ['start'], other: ['attributes'], clauses: ['run.exists'] },
  { one: ['claim'], other: ['claim'], clauses: ['token.claim-idempotent'] },
  {
    one: ['claim'],
    other: ENDS,
    clauses: [
      'hook.create-after-terminal',
      'run.end-releases',
      'token.released-at-terminal',
      'token.retained',
    ],
  },
  {
    one: ['claim'],
    other: ['dispose'],
    clauses: ['token.released-on-dispose', 'hook.dispose-exists'],
  },
  {
    one: ['resume'],
    other: ['dispose', ...ENDS],
    clauses: ['resume.live-only', 'resume.refused-absent'],
  },
  {
    one: ENDS,
    other: ENDS,
    clauses: ['run.terminal-once', 'run.status-final'],
  },
  // Refused where another has disposed the hook, or the end took it along.
  {
    one: ['dispose'],
    other: ['dispose', ...ENDS],
    clauses: ['hook.dispose-once'],
  },
  { one: ENDS, other: ['attributes'], clauses: ['attributes.after-terminal'] },
];

export function clausesOf(
  first: RaceOperation,
  second: RaceOperation
): readonly ClauseId[] {
  const together = TOGETHER.filter(
    ({ one, other }) =>
      (one.includes(first) && other.includes(second)) ||
      (one.includes(second) && other.includes(first))
  ).flatMap((rule) => rule.clauses);
  return [
    ...new Set<ClauseId>([
      ...together,
      ...ALONE[first],
      ...ALONE[second],
      'call.served',
      'call.answered',
      'read.usable',
      'log.order',
      'log.unique-ids',
      'log.durable',
      'log.faithful',
    ]),
  ];
}
