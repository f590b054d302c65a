import type { CreateHook } from '../call.js';
import { matchHook } from '../matching/hook.js';
import type { Moment } from '../moment.js';
import { claimantsOf, isBefore, isTaken } from '../ownership.js';
import type { Refused } from '../response.js';
import { type Ruling, ruling, type Transition } from '../ruling.js';
import { type HookState, isEnded, type State, withHook } from '../state.js';
import { due, OVER, open, undue } from './due.js';
import { explainsRefusal } from './runs.js';

/**
 * No World documents a limit above a year (the Local World's is 30 days), so
 * a deadline beyond that must be refused by every one that has a limit.
 */
const RETENTION_CAP_MS = 365 * 24 * 60 * 60 * 1000;

export function isBeyondCap(call: CreateHook): boolean {
  return (call.retainMs ?? 0) > RETENTION_CAP_MS;
}

/** Which rule a second owner breaks: the reason why the first still owns. */
function rulesOfSecondOwner(
  verdict: Ruling,
  other: HookState,
  moment: Moment
): void {
  if (isTaken(other, moment.time) !== 'yes') return;
  const late =
    other.untilMs !== undefined &&
    isBefore(moment.time, other.untilMs) === 'no';
  if (!other.held) verdict.breaksRule('token.retained');
  else if (late) verdict.breaksRule('token.retention-is-minimum');
  else verdict.breaksRule('token.unique');
}

/**
 * At least until then. Another claim of the hook that was cut short may have left
 * it with its own deadline, which was asked for as well.
 */
function deadlineOf(
  { retainMs }: CreateHook,
  { atMs, known }: Moment
): number | undefined {
  if (retainMs === undefined) return undefined;
  return Math.min(
    atMs + retainMs,
    known?.cutUntilMs ?? Number.POSITIVE_INFINITY
  );
}

/** The first moment of an accepted claim: the token is taken. */
export function holdToken(
  state: State,
  call: CreateHook,
  moment: Moment
): Transition[] {
  const verdict = ruling();
  const own = state.hooks[call.hook];
  const ghost = !state.runs[call.run];
  verdict.breaksRule('run.exists', ghost);
  verdict.breaksRule(
    'token.claim-idempotent',
    own?.held === true && !own.ghost && !ghost
  );
  verdict.breaksRule('token.retention-cap', isBeyondCap(call));
  const others = claimantsOf(state, call.token, call.hook);
  for (const { hook } of others) {
    if (!ghost) rulesOfSecondOwner(verdict, hook, moment);
    const free = isTaken(hook, moment.time) === 'no';
    verdict.keeps('token.released-on-dispose', free && hook.disposed);
    const unretained = free && hook.ended && !hook.disposed;
    verdict.keeps(
      'token.released-at-terminal',
      unretained && hook.untilMs === undefined
    );
    verdict.keeps('token.retained', unretained && hook.untilMs !== undefined);
  }
  return [
    verdict.to(
      withHook(state, call.hook, {
        run: call.run,
        token: call.token,
        metadata: call.metadata,
        isWebhook: call.isWebhook,
        isSystem: call.isSystem,
        held: true,
        live: false,
        disposed: false,
        ghost,
        ended: false,
        untilMs: deadlineOf(call, moment),
      })
    ),
  ];
}

/** The second moment: the hook and its event are there. */
export function createHook(
  state: State,
  call: CreateHook,
  moment: Moment
): Transition[] {
  const { response } = moment;
  if (response && !response.ok)
    return refuseClaim(state, call, response, moment);
  const hook = state.hooks[call.hook];
  if (!hook || hook.disposed) return [];
  const verdict = ruling();
  verdict.breaksRule('token.claim-idempotent', hook.live && !hook.ghost);
  verdict.breaksRule(
    'hook.create-after-terminal',
    !hook.ghost && isEnded(state.runs[call.run])
  );
  const created = { ...hook, live: true };
  if (response?.hook) {
    matchHook(verdict, response.hook, call.hook, created, moment);
  }
  return [verdict.to(withHook(state, call.hook, created))];
}

function refuseClaim(
  state: State,
  call: CreateHook,
  refused: Refused,
  moment: Moment
): Transition[] {
  const verdict = ruling();
  if (explainsRefusal(state, call.run, refused, verdict)) {
    return [verdict.to(state)];
  }
  if (isBeyondCap(call)) {
    verdict.keeps('token.retention-cap');
    return [open(verdict, refused).to(state)];
  }
  if (isEnded(state.runs[call.run])) {
    verdict.keeps('hook.create-after-terminal');
    return [due(verdict, refused, OVER).to(state)];
  }
  const own = state.hooks[call.hook];
  if (own) return refuseRepeat(state, call, own, refused, moment);
  const taken = claimantsOf(state, call.token).some(
    ({ hook }) => isTaken(hook, moment.time) === 'yes'
  );
  if (taken) verdict.breaksRule('token.conflict-returned');
  else undue(verdict, refused, 'token.conflict-justified');
  return [verdict.to(state)];
}

/** The hook is there: claimed before, or by this very call. */
function refuseRepeat(
  state: State,
  call: CreateHook,
  own: HookState,
  refused: Refused,
  { known }: Moment
): Transition[] {
  const named = refused.refusal === 'exists';
  const repeated = ruling().rule('token.claim-idempotent', true, named);
  repeated.breaksRule('refusal.named', named && refused.unnamed === true);
  const isMade = own.held && !own.live && !own.disposed;
  if (!isMade || !named) return [repeated.to(state)];
  const created = withHook(state, call.hook, { ...own, live: true });
  const itself = ruling();
  // Told of itself, which is true of a redelivered claim and of no other.
  if (known?.rival !== 'repeat') {
    return [itself.breaksRule('token.claim-idempotent').to(created)];
  }
  return [
    itself.keeps('token.claim-idempotent').to(created),
    repeated.to(state),
  ];
}
