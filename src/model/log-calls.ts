import type { Name } from './name.js';

/** Backwards: the newest first. */
export type Order = 'desc';

/** How much of an entity is asked for; absent: all of it. */
export interface Resolving {
  /** `none`: without what it was given, and without its result. */
  readonly data?: 'none' | undefined;
}

/** How a list is asked for, page by page. */
export interface Paging {
  readonly pageSize?: number | undefined;
  /** Absent: forwards. */
  readonly order?: Order | undefined;
  /** Others may come between two pages; absent: where the World lets them. */
  readonly apart?: true | undefined;
}

/**
 * A log read to its end, and later from there on: what the same actor has
 * followed of the run before is not asked for again.
 */
export interface FollowEvents {
  readonly kind: 'followEvents';
  readonly run: Name;
  readonly pageSize?: number | undefined;
  readonly apart?: true | undefined;
  /** The cursor that the actor was left with, as the World gave it. */
  readonly from?: string | undefined;
}

/**
 * How a write says what its writer has seen of the log, so that it is answered
 * with the rest: by the cursor of the last page, by the number of events, or
 * by both, as the loop of the runtime does.
 */
export type AsksBy = 'cursor' | 'count' | 'both';

export interface Asking {
  readonly asks?: AsksBy | undefined;
  /** What the actor had followed of the log as it asked. */
  readonly holds?: Holds | undefined;
}

export interface Holds {
  readonly cursor?: string | undefined;
  readonly count?: number | undefined;
}

/** One event, by the id that the same actor was shown in the log of the run. */
export interface GetEvent extends Resolving {
  readonly kind: 'getEvent';
  readonly run: Name;
  /** Which event of those that it was shown, counted from 0. */
  readonly at: number;
  /** Its id, as the World gave it. */
  readonly event?: string | undefined;
}

/** The events of one step, out of the log of its run. */
interface ListStepEvents extends Paging, Resolving {
  readonly kind: 'listStepEvents';
  readonly run: Name;
  readonly step: Name;
}
/** The same of a hook, what became of its claim and what it received. */
interface ListHookEvents extends Paging, Resolving {
  readonly kind: 'listHookEvents';
  readonly run: Name;
  readonly hook: Name;
}
/** The same of a wait. */
interface ListWaitEvents extends Paging, Resolving {
  readonly kind: 'listWaitEvents';
  readonly run: Name;
  readonly wait: Name;
}

/** Asks for what one correlation id has in the log of one run. */
export type RelatedCall = ListStepEvents | ListHookEvents | ListWaitEvents;

export type LogCall = FollowEvents | GetEvent | RelatedCall;

export function isRelated(call: {
  readonly kind: string;
}): call is RelatedCall {
  return (
    call.kind === 'listStepEvents' ||
    call.kind === 'listHookEvents' ||
    call.kind === 'listWaitEvents'
  );
}

/** Whose events are asked for. */
export function subjectOf(call: RelatedCall): Name {
  if (call.kind === 'listStepEvents') return call.step;
  return call.kind === 'listHookEvents' ? call.hook : call.wait;
}
