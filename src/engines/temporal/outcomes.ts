import { gistOf } from '../errors.js';
import type { Outcome, Refusal, Result } from '../outcome.js';

/** gRPC status codes that mean something here. */
const INVALID_ARGUMENT = 3;
const NOT_FOUND = 5;
const RESOURCE_EXHAUSTED = 8;

/** Client errors wrap what the server said. */
function* causes(error: unknown): Generator<Error & { code?: unknown }> {
  let one = error;
  while (one instanceof Error) {
    yield one;
    one = one.cause;
  }
}

/** The server tells a run that is over from one that is not by its text. */
function takenBy(error: unknown): Refusal {
  const text = [...causes(error)].map(({ message }) => message).join(' ');
  if (/already (finished|completed)/i.test(text)) return 'closed';
  return /already running/i.test(text) ? 'in flight' : 'in use';
}

export function refusalOf(error: unknown): Refusal {
  for (const { name, code, message } of causes(error)) {
    if (name === 'WorkflowExecutionAlreadyStartedError') return takenBy(error);
    if (name === 'WorkflowNotFoundError') {
      return /already completed/.test(message) ? 'closed' : 'absent';
    }
    if (code === INVALID_ARGUMENT) return 'bad key';
    if (code === RESOURCE_EXHAUSTED) return 'throttled';
    if (code === NOT_FOUND) {
      return /already completed/.test(message) ? 'closed' : 'absent';
    }
    if (name === 'TypeError' && /workflowId/.test(message)) return 'bad key';
  }
  return 'other';
}

export function rejection(error: unknown): Outcome & { type: 'rejected' } {
  const messages = [...causes(error)].map(gistOf);
  const message = [...new Set(messages)].join(': ');
  return { type: 'rejected', why: refusalOf(error), message };
}

const STATES: Readonly<Record<string, 'pending' | 'error' | 'cancelled'>> = {
  RUNNING: 'pending',
  FAILED: 'error',
  TIMED_OUT: 'error',
  CANCELLED: 'cancelled',
  TERMINATED: 'cancelled',
};

/** From the status that a description tells; a value needs one more call. */
export function resultOf(status: string): Result | undefined {
  const state = STATES[status];
  if (state === undefined) return undefined;
  return state === 'pending' ? { state } : { state, message: status };
}
