import type { Call } from '../model/call.js';
import type { LoadedSubject } from '../worlds/subject.js';
import type { Plan } from './plan/plan.js';
import { simulate } from './simulate.js';

const FIRST_WAIT: readonly Call[] = [
  { kind: 'createRun', run: 'r0', workflow: 'w', input: 'in-r0' },
  { kind: 'startRun', run: 'r0' },
  { kind: 'createWait', run: 'r0', wait: 'w0', inMs: 0 },
];

/**
 * Whether a World that says by its spec version alone what it follows knows
 * waits: nothing speaks against the first wait of its only run. One that names
 * its contract is held to it.
 */
export async function knowsWaits(
  subject: LoadedSubject,
  empty: Plan
): Promise<boolean> {
  if (subject.contract.version !== undefined) return true;
  const { history } = await simulate(subject, { ...empty, setup: FIRST_WAIT });
  return history.operations.some(
    ({ call, response }) => call.kind === 'createWait' && response?.ok === true
  );
}
