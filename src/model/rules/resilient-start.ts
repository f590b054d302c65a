import type { StartRun } from '../call.js';
import type { Moment } from '../moment.js';
import { ruling, type Transition } from '../ruling.js';
import { type State, withRun } from '../state.js';
import { createdBy } from './runs.js';

/**
 * A start that brings the data of its run creates it, if nobody has. No source
 * says that it does so in one step with the start: they are two events, and a
 * reader may come between them.
 */
export function bear(
  state: State,
  { run, data }: StartRun,
  { response }: Moment
): Transition[] {
  if (!data || state.runs[run]) return [ruling().to(state)];
  const verdict = ruling().keeps('run.resilient-start', response?.ok === true);
  return [verdict.to(withRun(state, run, createdBy(data)))];
}
