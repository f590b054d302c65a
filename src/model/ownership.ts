import type { Name } from './call.js';
import type { HookState, Span, State } from './state.js';

/** Whether something holds throughout a span, in no part of it, or unsure. */
export type Certainty = 'yes' | 'no' | 'maybe';

/** Whether a moment somewhere in `time` lies before the deadline. */
export function isBefore(time: Span, deadlineMs: number): Certainty {
  if (time.toMs < deadlineMs) return 'yes';
  return time.fromMs > deadlineMs ? 'no' : 'maybe';
}

/** Whether a hook that its run let go still keeps its token back. */
export function isRetained(hook: HookState, time: Span): Certainty {
  if (!hook.ended || hook.disposed || hook.untilMs === undefined) return 'no';
  return isBefore(time, hook.untilMs);
}

export function isTaken(hook: HookState, time: Span): Certainty {
  if (hook.ghost) return 'maybe';
  return hook.held ? 'yes' : isRetained(hook, time);
}

export interface Claimant {
  readonly name: Name;
  readonly hook: HookState;
}

/** Every hook but `except` that ever claimed the token and got it. */
export function claimantsOf(
  state: State,
  token: Name,
  except?: Name
): Claimant[] {
  const found: Claimant[] = [];
  for (const name in state.hooks) {
    const hook = state.hooks[name];
    if (hook && hook.token === token && name !== except) {
      found.push({ name, hook });
    }
  }
  return found;
}
