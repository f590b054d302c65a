import type { Acknowledgement, Outcome, Refusal, Result } from '../outcome.js';

/** An HTTP answer, with its body parsed where it is JSON. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
}

function messageOf({ status, body }: Reply): string {
  const { message } = (body ?? {}) as { message?: string };
  return message ?? (typeof body === 'string' ? body : `HTTP ${status}`);
}

/** One status means several things: the text tells them apart. */
export function resultOf(reply: Reply): Result {
  const { status, body } = reply;
  if (status === 200) return { state: 'value', value: body };
  if (status === 470) return { state: 'pending' };
  const message = messageOf(reply);
  if (status === 404) return { state: 'unknown' };
  if (/^(cancelled|killed)/i.test(message)) {
    return { state: 'cancelled', message };
  }
  return { state: 'error', message };
}

export function refusalOf(reply: Reply): Refusal {
  const message = messageOf(reply);
  if (/already completed/.test(message)) return 'closed';
  if (/already invoked/.test(message)) return 'in use';
  if (reply.status === 404) return 'absent';
  return reply.status === 400 ? 'bad key' : 'other';
}

/** For a start that is sent: what the receipt says, and where the run is. */
export function sentOutcome(
  reply: Reply,
  peek: (run: string) => Promise<Result>
): Promise<Outcome> {
  const { invocationId, status } = (reply.body ?? {}) as {
    invocationId?: string;
    status?: string;
  };
  if (invocationId === undefined) return Promise.resolve(rejected(reply));
  const run = invocationId;
  if (status === 'Accepted') return Promise.resolve({ type: 'started', run });
  return peek(run).then((result) =>
    result.state === 'value' ||
    result.state === 'error' ||
    result.state === 'cancelled'
      ? { type: 'replayed', state: result.state, run }
      : { type: 'attached', run }
  );
}

function rejected(reply: Reply): Outcome & { type: 'rejected' } {
  return {
    type: 'rejected',
    why: refusalOf(reply),
    message: `${reply.status} ${messageOf(reply)}`,
  };
}

export function acknowledged(reply: Reply): Acknowledgement {
  return reply.status < 300 ? { type: 'accepted' } : rejected(reply);
}
