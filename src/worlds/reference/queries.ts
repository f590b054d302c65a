import type { Attributes } from '../../model/call.js';
import type { Pagination } from '../contract/api.js';

export interface RunsQuery {
  /** One status, any of several, none (empty), or all (absent). */
  readonly status?: string | readonly string[] | undefined;
  readonly workflowName?: string | undefined;
  readonly resolveData?: 'none' | 'all' | undefined;
  readonly pagination?: Pagination | undefined;
}

export interface HooksQuery {
  readonly runId?: string | undefined;
  readonly resolveData?: 'none' | 'all' | undefined;
  readonly pagination?: Pagination | undefined;
}

export interface EventsQuery {
  readonly runId: string;
  readonly resolveData?: 'none' | 'all' | undefined;
  readonly pagination?: Pagination | undefined;
}

export interface RelatedQuery extends EventsQuery {
  readonly correlationId: string;
}

export interface MatchQuery {
  readonly attributes?: Attributes | undefined;
  readonly pagination?: Pagination | undefined;
}
