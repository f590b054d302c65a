import type { CancelSummary } from '../../model/response.js';

/**
 * The storage contract of `@workflow/world`, as far as a driver needs it and
 * loose enough for every version of it. Several copies of the real types are
 * installed side by side, so the kit compares shapes and names, not classes.
 */

export interface WorldEvent {
  readonly eventType: string;
  readonly eventId: string;
  readonly runId: string;
  readonly correlationId?: string | undefined;
  readonly eventData?: Record<string, unknown> | undefined;
  readonly resumeId?: string | undefined;
  readonly specVersion?: number | undefined;
  readonly createdAt?: unknown;
}

export interface WorldRun {
  readonly runId: string;
  readonly status: string;
  readonly workflowName?: unknown;
  readonly deploymentId?: unknown;
  readonly executionContext?: unknown;
  readonly encryptionPublicKey?: unknown;
  readonly errorCode?: unknown;
  readonly specVersion?: number | undefined;
  readonly createdAt?: unknown;
  readonly startedAt?: unknown;
  readonly completedAt?: unknown;
  readonly updatedAt?: unknown;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
}

export interface WorldHook {
  readonly hookId: string;
  readonly runId: string;
  readonly token: string;
  readonly metadata?: unknown;
  readonly isWebhook?: boolean | undefined;
  readonly isSystem?: boolean | undefined;
  readonly specVersion?: number | undefined;
  readonly createdAt?: unknown;
  readonly ownerId?: unknown;
  readonly projectId?: unknown;
  readonly environment?: unknown;
  readonly tokenRetentionUntil?: unknown;
}

export interface WorldStep {
  readonly stepId: string;
  readonly runId: string;
  readonly status: string;
  readonly stepName?: unknown;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly attempt?: number | undefined;
  readonly createdAt?: unknown;
  readonly startedAt?: unknown;
  readonly completedAt?: unknown;
  readonly updatedAt?: unknown;
  readonly retryAfter?: unknown;
}

export interface WorldWait {
  readonly waitId: string;
  readonly runId: string;
  readonly status: string;
  readonly resumeAt?: unknown;
  readonly specVersion?: number | undefined;
  readonly createdAt?: unknown;
  readonly completedAt?: unknown;
}

export interface EventResult {
  readonly event?: WorldEvent | undefined;
  readonly run?: WorldRun | undefined;
  readonly hook?: WorldHook | undefined;
  readonly step?: WorldStep | undefined;
  readonly wait?: WorldWait | undefined;
  readonly stepCreated?: unknown;
  /** A page of the log: of all of it, or of what its writer had not seen. */
  readonly events?: readonly WorldEvent[] | undefined;
  readonly cursor?: string | null | undefined;
  readonly hasMore?: boolean | undefined;
}

export interface EventRequest {
  readonly eventType: string;
  readonly specVersion: number;
  readonly correlationId?: string;
  readonly eventData?: Record<string, unknown>;
}

export interface CreateEventParams {
  readonly resumeId?: string;
  readonly resumePayloadDigest?: string;
  readonly sinceCursor?: string;
  readonly eventCount?: number;
  readonly preloadEvents?: true;
}

export interface BatchEventRequest {
  readonly event: EventRequest;
  /** When it occurred, by the clock of its caller. */
  readonly occurredAt?: Date | undefined;
}

/** One entry for each event: `error` is there where it was refused. */
export interface EventBatchResult {
  readonly results: readonly (EventResult & {
    readonly status: number;
    readonly error?: string | undefined;
    readonly message?: string | undefined;
  })[];
}

export interface Pagination {
  readonly limit?: number;
  readonly cursor?: string;
  readonly sortOrder?: 'asc' | 'desc';
}

/** How much of an entity a read resolves; absent: all. */
export interface Resolve {
  readonly resolveData?: 'none' | 'all';
}

export interface Page<T> {
  readonly data: readonly T[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

export interface BulkCancelRequest {
  readonly runIds: readonly string[];
  readonly cancelReason?: string;
}

export interface BulkCancelResult {
  readonly summary: CancelSummary;
  readonly results: readonly {
    readonly runId: string;
    readonly outcome: string;
    readonly status?: string;
  }[];
}

/** What keyed start answers (proposal P0 of issue #2376). */
export interface KeyedStartResult {
  readonly run: WorldRun;
  readonly created: boolean;
}

export interface KeyedStartRequest {
  readonly key: string;
  readonly workflowName: string;
  readonly deploymentId: string;
  /** The id that the run gets if this call creates it. */
  readonly runId: string;
  readonly input: unknown;
  /** How long the key outlives the end of its run, in ms. */
  readonly retentionMs: number;
  readonly specVersion: number;
}

/** How upstream would ask for a start that registers a hook with the run. */
export interface HookStartOptions {
  /** The candidate: the id that the run gets if it is the one to start. */
  readonly runId: string;
  readonly deploymentId: string;
  readonly specVersion: number;
  readonly hook: {
    readonly token: string;
    /** How long the token outlives the end of its run at least, in ms. */
    readonly minRetention: number;
  };
}

export interface WorldApi {
  readonly specVersion?: number | undefined;
  readonly capabilities?: Readonly<Record<string, unknown>> | undefined;
  readonly events: {
    create(
      runId: string | null,
      data: EventRequest,
      params?: CreateEventParams
    ): Promise<EventResult>;
    createBatch?(
      runId: string,
      events: readonly BatchEventRequest[]
    ): Promise<EventBatchResult>;
    list(params: {
      runId: string;
      resolveData?: 'none' | 'all';
      pagination?: Pagination;
    }): Promise<Page<WorldEvent>>;
    /** Of later contracts. */
    get?(runId: string, eventId: string, params?: Resolve): Promise<WorldEvent>;
    listByCorrelationId?(params: {
      correlationId: string;
      runId?: string;
      resolveData?: 'none' | 'all';
      pagination?: Pagination;
    }): Promise<Page<WorldEvent>>;
  };
  readonly runs: {
    get(runId: string, params?: Resolve): Promise<WorldRun>;
    getMany?(
      runIds: readonly string[],
      params?: Resolve
    ): Promise<readonly (WorldRun | null | undefined)[]>;
    waitForTerminalStatus?(
      runId: string,
      params?: { readonly timeoutMs?: number | undefined } & Resolve
    ): Promise<WorldRun>;
    cancelMany?(request: BulkCancelRequest): Promise<BulkCancelResult>;
    list(params?: {
      status?: string | readonly string[];
      workflowName?: string;
      resolveData?: 'none' | 'all';
      pagination?: Pagination;
    }): Promise<Page<WorldRun>>;
  };
  /** Left out by Worlds that keep no entity of a step. */
  readonly steps?:
    | {
        get(
          runId: string,
          stepId: string,
          params?: Resolve
        ): Promise<WorldStep>;
        list(params: {
          runId: string;
          resolveData?: 'none' | 'all';
          pagination?: Pagination;
        }): Promise<Page<WorldStep>>;
      }
    | undefined;
  readonly hooks: {
    get(hookId: string, params?: Resolve): Promise<WorldHook>;
    getByToken(token: string, params?: Resolve): Promise<WorldHook>;
    list(params: {
      runId?: string;
      resolveData?: 'none' | 'all';
      pagination?: Pagination;
    }): Promise<Page<WorldHook>>;
  };
  readonly analytics?:
    | {
        readonly runs: {
          list(params: {
            attributes?: Readonly<Record<string, string>>;
            pagination?: Pagination;
          }): Promise<Page<{ readonly runId: string }>>;
        };
      }
    | undefined;
  /** Proposal P0; only the reference World offers it today. */
  keyedStart?(request: KeyedStartRequest): Promise<KeyedStartResult>;
  /**
   * The same as upstream shapes it; asked where there is no `keyedStart`. A
   * candidate that loses is told by HookConflictError, whose
   * `conflictingRunId` names the run that has the token; WorkflowStartError
   * says that nobody knows yet which it was.
   */
  start?(
    workflowName: string,
    input: unknown,
    options: HookStartOptions
  ): Promise<WorldRun>;
  close?(): Promise<void>;
}
