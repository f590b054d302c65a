import type { ClauseId } from '../../src/model/clauses/registry.js';
import { shape } from '../parts/shape.js';
import { metOwners, policyScenario } from './policy.js';

/** What a policy stands on where the claim is in the body of the run. */
const CLAIMED: readonly ClauseId[] = [
  'token.unique',
  'token.conflict-names-owner',
  'token.released-at-terminal',
];

/** The strategies of the docs page, as today's SDK can play them. */
export const OVER_CLAIM = [
  policyScenario({
    name: 'reject',
    policy: 'reject',
    title:
      'Requests for one key each start a run that claims it; all but the owner refuse themselves.',
    exercises: ['policy.reject', ...CLAIMED],
  }),
  policyScenario({
    name: 'adopt',
    policy: 'adopt',
    title:
      'Requests for one key wait for the run that owns it and answer with its result, while somebody may end it.',
    exercises: ['policy.adopt', 'result.stable', ...CLAIMED],
    more: metOwners,
  }),
  policyScenario({
    name: 'inspect',
    policy: 'inspect',
    title:
      "Requests for one key go by the owner's status: they join it, take its result, or ask for the key again.",
    exercises: ['policy.inspect', ...CLAIMED],
    more: metOwners,
  }),
  policyScenario({
    name: 'signal',
    policy: 'signal',
    title:
      'Requests for one key forward their payload to the owner, which may complete before it arrives.',
    exercises: ['policy.signal', 'resume.live-only', ...CLAIMED],
    more: metOwners,
  }),
  policyScenario({
    name: 'supersede',
    policy: 'supersede',
    title:
      'Requests for one key cancel its owner and claim it anew, while a third comes between.',
    exercises: ['policy.supersede', 'run.terminal-once', ...CLAIMED],
    more: metOwners,
  }),
  policyScenario({
    name: 'route',
    policy: 'route',
    title:
      'Routes resume the owner of a key, or start a run and retry until its hook is there.',
    exercises: ['policy.route', 'resume.accepted-durable', 'token.unique'],
    more: (ask) => [shape([], [ask('r1'), ask('r2')], [ask('r3'), ask('r4')])],
  }),
  policyScenario({
    name: 'entity',
    policy: 'entity',
    title:
      'Requests for one key are sent to one long-lived run, which works on them one after the other.',
    exercises: ['policy.entity', 'resume.accepted-durable', 'token.unique'],
    more: (ask) => [shape([], [ask('r1'), ask('r2')], [ask('r3')])],
  }),
  policyScenario({
    name: 'app-record',
    policy: 'app-record',
    title:
      'Requests for one key put their run into a table of the application in a step; the first one stands for good.',
    exercises: ['policy.app-record'],
  }),
];
