import type { Name } from './name.js';

/** Backwards: the newest first. */
export type Order = 'desc';

/** How a list is asked for, page by page. */
export interface Paging {
  readonly pageSize?: number | undefined;
  /** Absent: forwards. */
  readonly order?: Order | undefined;
}

/**
 * A log read to its end, and later from there on: what the same actor has
 * followed of the run before is not asked for again.
 */
export interface FollowEvents {
  readonly kind: 'followEvents';
  readonly run: Name;
  readonly pageSize?: number | undefined;
  /** The cursor that the actor was left with, as the World gave it. */
  readonly from?: string | undefined;
}

/** One event, by the id that the same actor was shown in the log of the run. */
export interface GetEvent {
  readonly kind: 'getEvent';
  readonly run: Name;
  /** Which event of those that it was shown, counted from 0. */
  readonly at: number;
  /** Its id, as the World gave it. */
  readonly event?: string | undefined;
}

/** The events of one step, out of the log of its run. */
export interface ListStepEvents extends Paging {
  readonly kind: 'listStepEvents';
  readonly run: Name;
  readonly step: Name;
}

export type LogCall = FollowEvents | GetEvent | ListStepEvents;
