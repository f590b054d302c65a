import type { Acknowledgement, Outcome, Refusal, Result } from '../outcome.js';

/** What the Worker answers: what the binding returned, or what it threw. */
export type Reply = { readonly answer: unknown } | { readonly error: string };

interface InstanceStatus {
  readonly status: string;
  readonly output?: unknown;
  readonly error?: { readonly message?: string } | null | undefined;
}

export function refusalOf(message: string): Refusal {
  if (/invalid id/i.test(message)) return 'bad key';
  if (/already.exists/i.test(message)) return 'in use';
  if (/not.found/i.test(message)) return 'absent';
  if (/finite state|cannot_|not running/i.test(message)) return 'closed';
  return 'other';
}

/** The id comes back whether the instance is new or was there before. */
export function startOutcome(reply: Reply): Outcome {
  if ('error' in reply) return rejected(reply.error);
  const { answer } = reply;
  // A batch leaves out those that it skipped.
  const [run] = Array.isArray(answer) ? (answer as string[]) : [String(answer)];
  if (run === undefined) return skipped;
  return { type: 'opaque', run };
}

const skipped: Outcome = {
  type: 'rejected',
  why: 'skipped',
  message: 'the batch left it out',
};

export function resultOf(reply: Reply): Result {
  if ('error' in reply) {
    if (refusalOf(reply.error) === 'absent') return { state: 'unknown' };
    throw new Error(reply.error);
  }
  const { status, output, error } = reply.answer as InstanceStatus;
  const message = error?.message ?? status;
  if (status === 'complete') return { state: 'value', value: output };
  if (status === 'errored') return { state: 'error', message };
  if (status === 'terminated') return { state: 'cancelled', message };
  return { state: 'pending' };
}

export function acknowledged(reply: Reply): Acknowledgement {
  return 'error' in reply ? rejected(reply.error) : { type: 'accepted' };
}

function rejected(message: string): Outcome & { type: 'rejected' } {
  return { type: 'rejected', why: refusalOf(message), message };
}
