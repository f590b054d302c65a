import type { JobValue } from './program.js';
/** Why a start was refused, in words that all engines share. */
export type Refusal =
  | 'in flight'
  | 'closed'
  | 'in use'
  /** Left out of the answer, since the key is taken. */
  | 'skipped'
  | 'payload'
  | 'kind'
  | 'lease'
  | 'throttled'
  | 'bad key'
  | 'absent'
  | 'other';

/**
 * What the caller of a keyed start was told. Effects are counted elsewhere:
 * neither alone says what happened.
 */
export type Outcome =
  | { readonly type: 'started'; readonly run?: string | undefined }
  /** Given a run that somebody else began and that is still open. */
  | { readonly type: 'attached'; readonly run?: string | undefined }
  /** Given a run that had ended, with what it came to. */
  | {
      readonly type: 'replayed';
      readonly state: ClosedState;
      readonly run?: string | undefined;
    }
  | { readonly type: 'superseded'; readonly run?: string | undefined }
  | {
      readonly type: 'rejected';
      readonly why: Refusal;
      readonly message: string;
    }
  /** Accepted, and the caller cannot tell what that means. */
  | { readonly type: 'opaque'; readonly run?: string | undefined }
  /** The reply was lost: both may be true. */
  | { readonly type: 'indeterminate'; readonly cause: string }
  /** No answer before the deadline, in real ms. */
  | { readonly type: 'hung'; readonly afterMs: number };

export type ClosedState = 'value' | 'error' | 'cancelled';

/** What a run came to, as far as its engine tells. */
export type Result =
  | { readonly state: 'value'; readonly value: unknown }
  | { readonly state: 'error'; readonly message: string }
  | { readonly state: 'cancelled'; readonly message: string }
  | { readonly state: 'pending' | 'unknown' }
  | { readonly state: 'hung'; readonly afterMs: number };

/** What the sender of a signal or a cancellation was told. */
export type Acknowledgement =
  | { readonly type: 'accepted'; readonly detail?: string | undefined }
  | {
      readonly type: 'rejected';
      readonly why: Refusal;
      readonly message: string;
    }
  | { readonly type: 'not offered' }
  | { readonly type: 'indeterminate'; readonly cause: string }
  | { readonly type: 'hung'; readonly afterMs: number };

export function isClosed(result: Result): boolean {
  return ['value', 'error', 'cancelled'].includes(result.state);
}

/** The run that an outcome names, where it names one. */
export function runOf(outcome: Outcome): string | undefined {
  return 'run' in outcome ? outcome.run : undefined;
}

/** Whose request made the result, by the last part of its name. */
export function ownerOf(result: Result): string | undefined {
  if (result.state !== 'value') return undefined;
  const { request } = (result.value ?? {}) as Partial<JobValue>;
  return request?.split('/').at(-1);
}
