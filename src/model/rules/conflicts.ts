import type { CreateHook, Name } from '../call.js';
import type { Moment } from '../moment.js';
import { claimantsOf, isBefore, isTaken } from '../ownership.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import type { State } from '../state.js';

/** The run that a conflict names. */
function namedIn({ response }: Moment): Name | undefined {
  return response?.ok ? response.conflict?.owner : undefined;
}

/** Why nobody owns the token (any more), most telling reason first. */
function rulesOfUnjustified(
  verdict: Ruling,
  state: State,
  call: CreateHook,
  moment: Moment
): void {
  const own = state.hooks[call.hook];
  if (own?.ghost) return;
  const isAlone = claimantsOf(state, call.token, call.hook).length === 0;
  // Nobody else has ever asked for it: the claim met itself.
  if (own && (own.held || isAlone)) {
    const isLeft = own.held && !own.live && moment.known?.isAfterCut === true;
    verdict.breaksRule(
      // It met what another claim of the hook has left that was cut short.
      isLeft ? 'crash.token-not-orphaned' : 'token.claim-idempotent'
    );
    return;
  }
  const claimants = claimantsOf(state, call.token).map(({ hook }) => hook);
  const named = claimants.filter(({ run }) => run === namedIn(moment));
  const former = named.length > 0 ? named : claimants;
  if (former.some((hook) => hook.disposed)) {
    verdict.breaksRule('token.released-on-dispose');
  } else if (former.some((hook) => hook.ended && hook.untilMs !== undefined)) {
    verdict.breaksRule('token.retained');
  } else if (former.some((hook) => hook.ended)) {
    verdict.breaksRule('token.released-at-terminal');
  } else verdict.breaksRule('token.conflict-justified');
}

/** A claim met a taken token. */
export function meetConflict(
  state: State,
  call: CreateHook,
  moment: Moment
): Transition[] {
  const verdict = ruling();
  const { response } = moment;
  verdict.breaksRule('run.exists', !state.runs[call.run]);
  // No hook was created, so none can be the one that the event has left.
  const hasHook = response?.ok === true && response.hook !== undefined;
  verdict.breaksRule('answer.entity', hasHook);
  const owners = claimantsOf(state, call.token, call.hook).filter(
    ({ hook }) => isTaken(hook, moment.time) !== 'no'
  );
  if (owners.length === 0) {
    rulesOfUnjustified(verdict, state, call, moment);
    return [verdict.to(state)];
  }
  verdict.keeps('token.unique').keeps('token.conflict-returned');
  verdict.keeps('token.conflict-justified');
  for (const { hook } of owners) {
    verdict.keeps('token.retained', !hook.held);
    const late =
      hook.untilMs !== undefined &&
      isBefore(moment.time, hook.untilMs) === 'no';
    verdict.keeps('token.retention-is-minimum', hook.held && late);
  }
  return [verdict.to(state)];
}

/**
 * The conflict names the run that owns the token. Where nobody does, the
 * conflict itself is wrong, and to name a former owner, or a rival that got
 * nothing either, adds nothing to that.
 */
export function nameOwner(
  state: State,
  call: CreateHook,
  moment: Moment
): Transition[] {
  const verdict = ruling();
  const name = namedIn(moment);
  const claimants = claimantsOf(state, call.token);
  const owners = claimants.filter(
    ({ hook }) => isTaken(hook, moment.time) !== 'no'
  );
  const candidates = owners.length > 0 ? owners : claimants;
  const isRival = name !== undefined && name !== call.run;
  const isNamed = candidates.some(({ hook }) => hook.run === name);
  const kept = candidates.length > 0 ? isNamed : isRival;
  verdict.rule('token.conflict-names-owner', true, kept);
  if (owners.length === 0) rulesOfUnjustified(verdict, state, call, moment);
  return [verdict.to(state)];
}
