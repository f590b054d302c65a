import type { GetEvent } from '../log-calls.js';
import type { Response } from '../response.js';
import { ruling, type Transition } from '../ruling.js';
import type { State } from '../state.js';
import { isUnreadable } from './reads.js';

/** Whoever was shown an event may ask for it: a log only grows. */
export function failEvent(
  state: State,
  { run }: GetEvent,
  response: Response | undefined
): Transition[] {
  const verdict = ruling();
  const isDue = response?.ok === false && state.runs[run] !== undefined;
  if (isDue && response.refusal !== 'unsupported') {
    const unreadable = isUnreadable(response);
    verdict.breaksRule(unreadable ? 'read.usable' : 'log.event');
  }
  return [verdict.to(state)];
}
