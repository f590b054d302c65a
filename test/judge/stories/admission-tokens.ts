import { broken, type ClauseStory, kept } from '../clause-story.js';
import { began } from '../history-builder.js';
import {
  byToken,
  claim,
  complete,
  conflict,
  dispose,
  EXISTS,
  getHook,
  hook,
  NO_HOOK,
} from '../words.js';

/** r1 owns t1, r2 wants it. */
const owned = () => began('r1', 'r2').call('A', claim('r1', 'h1', 't1'));
const WANTED = claim('r2', 'h2', 't1');

export const ADMISSION_TOKENS: readonly ClauseStory[] = [
  kept(
    'token.unique',
    'of two claims at once one gets the token',
    began('r1', 'r2')
      .ask('A', claim('r1', 'h1', 't1'))
      .ask('B', WANTED)
      .answer('A', conflict('r2'))
      .answer('B')
      .sees(byToken('t1'), hook('h2', 'r2', 't1'))
  ),
  broken('token.unique', 'two claims are accepted', owned().call('B', WANTED)),
  broken(
    'token.unique',
    'two claims at once are accepted',
    began('r1', 'r2')
      .ask('A', claim('r1', 'h1', 't1'))
      .ask('B', WANTED)
      .answer('A')
      .answer('B')
  ),
  broken(
    'token.unique',
    'two owned the token for a while, though all is clean in the end',
    owned()
      .call('B', WANTED)
      .call('A', dispose('r1', 'h1'))
      .call('B', dispose('r2', 'h2'))
      .sees(byToken('t1'), NO_HOOK)
  ),
  broken(
    'token.unique',
    'a claim met a conflict and its hook is there all the same',
    owned()
      .call('B', WANTED, conflict('r1'))
      .sees(getHook('h2'), hook('h2', 'r2', 't1'))
  ),
  broken(
    'token.unique',
    'a token resolves to the hook of another token',
    owned()
      .call('B', claim('r2', 'h2', 't2'))
      .sees(byToken('t1'), hook('h2', 'r2', 't2'))
  ),
  kept(
    'token.conflict-returned',
    'a conflict is returned',
    owned().call('B', WANTED, conflict('r1'))
  ),
  broken(
    'token.conflict-returned',
    'a conflict is thrown',
    owned().call('B', WANTED, EXISTS)
  ),
  kept(
    'token.conflict-names-owner',
    'the owner changes during the call: the first is named',
    changing('r1')
  ),
  kept(
    'token.conflict-names-owner',
    'the owner changes during the call: the second is named',
    changing('r3')
  ),
  broken(
    'token.conflict-names-owner',
    'nobody is named',
    owned().call('B', WANTED, conflict())
  ),
  broken(
    'token.conflict-names-owner',
    'the claimer itself is named',
    owned().call('B', WANTED, conflict('r2'))
  ),
  kept(
    'token.conflict-justified',
    'the owner lets go right after the conflict',
    owned()
      .ask('B', WANTED)
      .call('A', complete('r1'))
      .answer('B', conflict('r1'))
  ),
  broken(
    'token.conflict-justified',
    'nobody ever wanted the token',
    began('r1', 'r2').call('B', WANTED, conflict('r1'))
  ),
  broken(
    'token.conflict-justified',
    'two claims both lose',
    began('r1', 'r2')
      .ask('A', claim('r1', 'h1', 't1'))
      .ask('B', WANTED)
      .answer('A', conflict('r2'))
      .answer('B', conflict('r1'))
      .sees(byToken('t1'), NO_HOOK)
  ),
  broken(
    'token.conflict-justified',
    'the claim that is met is younger: no order allows it',
    began('r1', 'r2')
      .call('B', WANTED, conflict('r1'))
      .call('A', claim('r1', 'h1', 't1'))
  ),
  kept(
    'token.claim-idempotent',
    'a claim that comes again is refused',
    owned()
      .call('A', claim('r1', 'h1', 't1'), EXISTS)
      .sees(byToken('t1'), hook('h1', 'r1', 't1'))
      .logs('r1', 'run_created', 'run_started', 'hook_created h1 t1')
  ),
  kept(
    'token.claim-idempotent',
    'two deliveries of one claim are both told that it exists',
    began('r1')
      .ask('A', claim('r1', 'h1', 't1'))
      .ask('B', claim('r1', 'h1', 't1'))
      .answer('A', EXISTS)
      .answer('B', EXISTS)
      .sees(byToken('t1'), hook('h1', 'r1', 't1'))
      .logs('r1', 'run_created', 'run_started', 'hook_created h1 t1')
  ),
  broken(
    'token.claim-idempotent',
    'a claim that comes again conflicts with itself',
    owned().call('A', claim('r1', 'h1', 't1'), conflict('r1'))
  ),
  broken(
    'token.claim-idempotent',
    'a claim is accepted twice',
    owned().call('A', claim('r1', 'h1', 't1'))
  ),
  broken(
    'token.claim-idempotent',
    'an accepted claim is not in the log',
    owned().logs('r1', 'run_created', 'run_started')
  ),
];

/** r1 hands t1 over to r3 while the claim of r2 is under way. */
function changing(named: string) {
  return began('r1', 'r2', 'r3')
    .call('A', claim('r1', 'h1', 't1'))
    .ask('B', WANTED)
    .call('A', dispose('r1', 'h1'))
    .call('C', claim('r3', 'h3', 't1'))
    .answer('B', conflict(named));
}
