import type { Policy } from '../../../src/model/policy.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, type Story } from '../history-builder.js';
import { logOf } from '../log-text.js';
import {
  byToken,
  cancel,
  claim,
  complete,
  conflict,
  EXPIRED,
  hook,
  listEvents,
  NO_HOOK,
  resume,
} from '../words.js';

const CLAIMED = ['run_created', 'run_started', 'hook_created r1-h1 t1'];
const OWNER = hook('r1-h1', 'r1', 't1');
const SENT = resume('r1', 'r1-h1', 'B');
const DELIVERED = { kind: 'attached', run: 'r1', delivered: true } as const;
const NOT_DELIVERED = { kind: 'rejected', why: 'not-delivered' } as const;
const RECEIVED = 'hook_received r1-h1 B';

/** A has the key; B comes with a payload of its own. */
const met = (policy: Policy): Story =>
  began('r1', 'r2')
    .requests('A', policy, 'r1')
    .requests('B', policy, 'r2')
    .call('A', claim('r1', 'r1-h1', 't1'))
    .call('B', claim('r2', 'r2-h1', 't1'), conflict('r1'))
    .call('B', byToken('t1'), OWNER);

const sent = (policy: Policy): Story => met(policy).call('B', SENT);

/** What both a signal and a route promise of a payload. */
function deliveries(clause: 'policy.signal' | 'policy.route'): ClauseStory[] {
  const policy = clause === 'policy.signal' ? 'signal' : 'route';
  return [
    kept(
      clause,
      'a payload that is told delivered is in the log once',
      sent(policy)
        .told('B', DELIVERED)
        .logs('r1', ...CLAIMED, RECEIVED)
    ),
    kept(
      clause,
      'the owner completes first, and the sender is told',
      met(policy)
        .call('A', complete('r1', 'V1'))
        .call('B', SENT, NO_HOOK)
        .told('B', NOT_DELIVERED)
        .logs('r1', ...CLAIMED, 'run_completed V1')
    ),
    broken(
      clause,
      'the owner completes first, and the sender is told nothing',
      met(policy)
        .call('A', complete('r1', 'V1'))
        .call('B', SENT, NO_HOOK)
        .told('B', DELIVERED)
        .logs('r1', ...CLAIMED, 'run_completed V1')
    ),
    broken(
      clause,
      'the payload is sent a second time for safety',
      sent(policy)
        .call('B', SENT)
        .told('B', DELIVERED)
        .logs('r1', ...CLAIMED, RECEIVED, RECEIVED)
    ),
  ];
}

const ROUTE: readonly ClauseStory[] = [
  kept(
    'policy.route',
    'somebody ends the run of a route before it has the key',
    began('r1')
      .requests('A', 'route', 'r1')
      .call('C', cancel('r1'))
      .call('A', claim('r1', 'r1-h1', 't1'), EXPIRED)
      .call('A', byToken('t1'), NO_HOOK)
      .told('A', NOT_DELIVERED)
      .logs('r1', 'run_created', 'run_started', 'run_cancelled')
  ),
  broken(
    'policy.route',
    'a route gives up although no other run was ever there',
    began('r1')
      .requests('A', 'route', 'r1')
      .call('A', byToken('t1'), NO_HOOK)
      .told('A', NOT_DELIVERED)
      .logs('r1', 'run_created', 'run_started')
  ),
  broken(
    'policy.route',
    'a route never finds the run that it has started',
    began('r1')
      .requests('A', 'route', 'r1')
      .call('A', claim('r1', 'r1-h1', 't1'))
      .call('A', byToken('t1'), NO_HOOK)
      .told('A', NOT_DELIVERED)
      .logs('r1', ...CLAIMED),
    'owner.resolvable'
  ),
];

const read = (...lines: readonly string[]) => ({
  ok: true as const,
  events: logOf(...CLAIMED, ...lines),
});

const ENTITY: readonly ClauseStory[] = [
  kept(
    'policy.entity',
    'the entity works once on what it was sent',
    sent('entity')
      .told('B', DELIVERED)
      .works('A', 'r1', 'B')
      .logs('r1', ...CLAIMED, RECEIVED)
  ),
  kept(
    'policy.entity',
    'a step that its runtime runs again is the same work',
    sent('entity')
      .told('B', DELIVERED)
      .works('A', 'r1', 'B', 'r1-work-1')
      .works('A', 'r1', 'B', 'r1-work-1')
      .logs('r1', ...CLAIMED, RECEIVED)
  ),
  broken(
    'policy.entity',
    'two steps of the entity work on one payload',
    sent('entity')
      .told('B', DELIVERED)
      .works('A', 'r1', 'B', 'r1-work-1')
      .works('A', 'r1', 'B', 'r1-work-2')
      .logs('r1', ...CLAIMED, RECEIVED)
  ),
  kept(
    'policy.entity',
    'what came after its last look the entity need not have read',
    met('entity')
      .call('A', listEvents('r1'), read())
      .call('B', SENT)
      .told('B', DELIVERED)
      .logs('r1', ...CLAIMED, RECEIVED)
  ),
  broken(
    'policy.entity',
    'the entity reads a payload and never works on it',
    sent('entity')
      .told('B', DELIVERED)
      .call('A', listEvents('r1'), read(RECEIVED))
      .logs('r1', ...CLAIMED, RECEIVED)
  ),
  broken(
    'policy.entity',
    'the entity works twice on one payload',
    sent('entity')
      .told('B', DELIVERED)
      .works('A', 'r1', 'B')
      .works('A', 'r1', 'B')
      .logs('r1', ...CLAIMED, RECEIVED)
  ),
];

export const POLICY_PAYLOADS: readonly ClauseStory[] = [
  ...deliveries('policy.signal'),
  ...deliveries('policy.route'),
  ...ROUTE,
  ...ENTITY,
];
