import type { Accepted } from '../../../src/model/response.js';
import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began, type Story } from '../history-builder.js';
import {
  byToken,
  claim,
  complete,
  dispose,
  EXISTS,
  EXPIRED,
  getHook,
  getRun,
  hook,
  LOST,
  NO_HOOK,
  OK,
  resume,
  run,
} from '../words.js';

const CLAIMED = ['run_created', 'run_started', 'hook_created h1 t1'] as const;
const owned = () => began('r1').call('A', claim('r1', 'h1', 't1'));
/** Beside another run that goes on. */
const claimedBeside = () =>
  began('r1', 'r2').call('A', claim('r1', 'h1', 't1'));
const P1 = resume('r1', 'h1', 'P1');
const SAME = resume('r1', 'h1', 'P1', 'x1');

const given = (id: string): Accepted => ({
  ok: true,
  event: { id, type: 'hook_received', subject: 'h1', value: 'P1' },
});

/** Nobody but the log tells of a hook on an ended run. */
const late = (story: Story, entry: string) =>
  story.logs('r1', ...CLAIMED, 'run_completed V1', entry);

export const IN_FLIGHT_HOOKS: readonly ClauseStory[] = [
  kept(
    'hook.create-after-terminal',
    'a claim by an ended run is refused',
    began('r1')
      .call('A', complete('r1', 'V1'))
      .call('B', claim('r1', 'h1', 't1'), EXISTS)
      .sees(byToken('t1'), NO_HOOK)
  ),
  broken(
    'hook.create-after-terminal',
    'a claim by an ended run is accepted',
    began('r1')
      .call('A', complete('r1', 'V1'))
      .call('B', claim('r1', 'h1', 't1'))
  ),
  broken(
    'hook.create-after-terminal',
    'the log creates a hook behind the end',
    late(owned().call('A', complete('r1', 'V1')), 'hook_created h2 t2'),
    'run.terminal-is-last',
    'log.faithful'
  ),
  kept('resume.live-only', 'a disposed hook is not resumed', disposed(NO_HOOK)),
  kept(
    'resume.live-only',
    'a hook of an ended run is not resumed, with whatever error',
    owned().call('A', complete('r1', 'V1')).call('B', P1, EXPIRED)
  ),
  broken(
    'resume.live-only',
    'a disposed hook is resumed',
    disposed({ ok: true })
  ),
  broken(
    'resume.live-only',
    'a hook that nobody claimed is resumed',
    began('r1').call('B', P1)
  ),
  broken(
    'resume.live-only',
    'a hook of an ended run is resumed',
    owned().call('A', complete('r1', 'V1')).call('B', P1)
  ),
  broken(
    'resume.live-only',
    'a resume overlaps the disposal and is logged behind it',
    owned()
      .ask('A', dispose('r1', 'h1'))
      .ask('B', P1)
      .answer('A')
      .answer('B')
      .logs('r1', ...CLAIMED, 'hook_disposed h1', 'hook_received h1 P1')
  ),
  kept(
    'resume.accepted-durable',
    'an accepted resume is in the log',
    owned()
      .call('B', P1)
      .logs('r1', ...CLAIMED, 'hook_received h1 P1')
  ),
  kept(
    'resume.accepted-durable',
    'the answer to one delivery was lost, its retry was accepted: two events are right',
    owned()
      .call('B', P1, LOST)
      .call('B', P1)
      .logs('r1', ...CLAIMED, 'hook_received h1 P1', 'hook_received h1 P1')
  ),
  broken(
    'resume.accepted-durable',
    'an accepted resume is lost',
    owned()
      .call('B', P1)
      .logs('r1', ...CLAIMED)
  ),
  broken(
    'resume.accepted-durable',
    'an accepted resume is twice in the log',
    owned()
      .call('B', P1)
      .logs('r1', ...CLAIMED, 'hook_received h1 P1', 'hook_received h1 P1')
  ),
  kept(
    'resume.refused-absent',
    'a refused resume left nothing',
    disposed(NO_HOOK).logs('r1', ...CLAIMED, 'hook_disposed h1')
  ),
  broken(
    'resume.refused-absent',
    'a refused resume is in the log',
    owned()
      .ask('A', dispose('r1', 'h1'))
      .call('B', P1, NO_HOOK)
      .answer('A')
      .logs('r1', ...CLAIMED, 'hook_received h1 P1', 'hook_disposed h1')
  ),
  kept(
    'resume.dedup',
    'two deliveries get one event',
    owned()
      .ask('B', SAME)
      .ask('C', SAME)
      .answer('B', given('evnt_0000000004'))
      .answer('C', given('evnt_0000000004'))
      .logs('r1', ...CLAIMED, 'hook_received h1 P1 x1')
  ),
  kept(
    'resume.dedup',
    'a delivery of the same after the disposal gets the event',
    owned().call('B', SAME).call('A', dispose('r1', 'h1')).call('B', SAME)
  ),
  broken(
    'resume.dedup',
    'a delivery of the same after the disposal finds no hook',
    owned()
      .call('B', SAME)
      .call('A', dispose('r1', 'h1'))
      .call('B', SAME, NO_HOOK)
  ),
  kept(
    'resume.live-only',
    'a delivery of the same after the end of its run finds no hook',
    owned()
      .call('B', SAME)
      .call('A', dispose('r1', 'h1'))
      .call('A', complete('r1'))
      .call('B', SAME, NO_HOOK)
  ),
  kept(
    'resume.dedup',
    'another payload under a known id is refused',
    owned()
      .call('B', SAME)
      .call('C', resume('r1', 'h1', 'P2', 'x1'), EXISTS)
  ),
  broken(
    'resume.dedup',
    'two deliveries become two events',
    owned()
      .call('B', SAME)
      .call('C', SAME)
      .logs(
        'r1',
        ...CLAIMED,
        'hook_received h1 P1 x1',
        'hook_received h1 P1 x1'
      )
  ),
  broken(
    'resume.dedup',
    'two deliveries are given different events',
    owned()
      .call('B', SAME, given('evnt_0000000004'))
      .call('C', SAME, given('evnt_0000000005'))
      .logs('r1', ...CLAIMED, 'hook_received h1 P1 x1'),
    'log.durable'
  ),
  broken(
    'resume.dedup',
    'the second delivery is refused',
    owned().call('B', SAME).call('C', SAME, EXISTS)
  ),
  broken(
    'resume.dedup',
    'another payload under a known id is accepted',
    owned()
      .call('B', SAME)
      .call('C', resume('r1', 'h1', 'P2', 'x1'))
  ),
  kept(
    'hook.dispose-once',
    'of two disposals one is refused',
    owned()
      .ask('A', dispose('r1', 'h1'))
      .ask('B', dispose('r1', 'h1'))
      .answer('A', NO_HOOK)
      .answer('B')
  ),
  kept(
    'hook.dispose-exists',
    'a hook that nobody claimed is not disposed of',
    owned().call('A', dispose('r1', 'h9'), NO_HOOK)
  ),
  broken(
    'hook.dispose-exists',
    'a hook that nobody claimed is disposed of',
    owned().call('A', dispose('r1', 'h9'))
  ),
  broken(
    'hook.dispose-once',
    'two disposals are accepted',
    owned().call('A', dispose('r1', 'h1')).call('B', dispose('r1', 'h1'))
  ),
  broken(
    'hook.dispose-once',
    'a disposal is twice in the log',
    owned()
      .call('A', dispose('r1', 'h1'))
      .logs('r1', ...CLAIMED, 'hook_disposed h1', 'hook_disposed h1')
  ),
  broken(
    'hook.dispose-once',
    'a live hook may not be disposed of',
    owned().call('A', dispose('r1', 'h1'), NO_HOOK)
  ),
  broken(
    'owner.resolvable',
    'a hook is found while it is claimed, and then it is not',
    began('r1')
      .ask('A', claim('r1', 'h1', 't1'))
      .call('B', byToken('t1'), hook('h1', 'r1', 't1'))
      .call('C', getHook('h1'), NO_HOOK)
      .answer('A')
  ),
  kept(
    'token.released-at-terminal',
    'a hook is found while it is claimed, and then its run ends',
    began('r1')
      .ask('A', claim('r1', 'h1', 't1'))
      .call('B', byToken('t1'), hook('h1', 'r1', 't1'))
      .call('C', complete('r1', 'V1'))
      .call('B', byToken('t1'), NO_HOOK)
      .answer('A')
  ),
  kept(
    'owner.resolvable',
    'a live hook is found by id and by token',
    owned()
      .call('B', getHook('h1'), hook('h1', 'r1', 't1'))
      .call('B', byToken('t1'), hook('h1', 'r1', 't1'))
  ),
  ...[getHook('h1'), byToken('t1')].map((call) =>
    broken(
      'owner.resolvable',
      `${call.kind} does not find a live hook`,
      owned().call('B', call, NO_HOOK)
    )
  ),
  broken(
    'owner.resolvable',
    'a live hook is not found for a moment, and is there in the end',
    owned()
      .call('B', byToken('t1'), NO_HOOK)
      .call('B', byToken('t1'), hook('h1', 'r1', 't1'))
      .sees(getRun('r1'), run('r1', 'running'))
  ),
  broken(
    'owner.resolvable',
    'a live hook is found under another run',
    owned().call('B', byToken('t1'), hook('h1', 'r7', 't1'))
  ),
  kept(
    'hook.of-run',
    'the hook of another run is not there for a resume',
    claimedBeside().call('B', resume('r2', 'h1', 'P2'), NO_HOOK)
  ),
  broken(
    'hook.of-run',
    'the hook of another run is resumed',
    claimedBeside().call('B', resume('r2', 'h1', 'P2'), OK)
  ),
  kept(
    'hook.of-run',
    'the hook of another run is not there to be disposed of',
    claimedBeside().call('B', dispose('r2', 'h1'), NO_HOOK)
  ),
  broken(
    'hook.of-run',
    'the hook of another run is disposed of',
    claimedBeside().call('B', dispose('r2', 'h1'), OK)
  ),
  broken(
    'owner.resolvable',
    'a live hook is not resumed',
    owned().call('B', P1, NO_HOOK)
  ),
];

function disposed(response: Accepted | typeof NO_HOOK): Story {
  return owned().call('A', dispose('r1', 'h1')).call('B', P1, response);
}
