import type {
  KeyedStartRequest,
  KeyedStartResult,
  WorldApi,
} from '../contract/api.js';
import { WorkflowWorldError } from './errors.js';
import { parseEvent } from './event-call.js';
import { toldWith } from './preload.js';
import { REFERENCE_RULES } from './reference-rules.js';
import type { ReferenceRules, Scope } from './rules.js';
import { start } from './start-face.js';
import type { Store } from './store.js';
import { leaveOutOfHook, pageResolved, resolved } from './without-data.js';

const SPEC_VERSION = 8;

const CAPABILITIES = {
  hookRetention: { active: true },
  hookResumeDedup: true,
  keyedStart: true,
  attributeLookup: true,
};

/**
 * Where a reference World keeps its state, and by which clock; everything has a
 * default.
 */
export interface ReferenceOptions {
  /** One store for all simulated processes. */
  readonly store: Store;
  /** The clock of this instance's process, in ms since the epoch. */
  readonly now: () => number;
  /** What differs from the contract; nothing for the reference itself. */
  readonly rules?: Partial<ReferenceRules>;
}

/** A World in memory that keeps every clause. */
export interface ReferenceWorld extends WorldApi {
  readonly analytics: NonNullable<WorldApi['analytics']>;
  readonly steps: NonNullable<WorldApi['steps']>;
  readonly queue: {
    /**
     * Ids of the runs whose start is queued: one for each keyed start that won.
     */
    readonly messages: readonly string[];
  };
  keyedStart(request: KeyedStartRequest): Promise<KeyedStartResult>;
  start: NonNullable<WorldApi['start']>;
  /** What it does by itself when its process has come back. */
  recover(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The World that keeps every clause, proposals included: the all-green column
 * of the matrix, the executable form of issue #2376, the base of the mutants.
 */
export function createReferenceWorld(
  options: ReferenceOptions
): ReferenceWorld {
  const { store, now } = options;
  const rules = { ...REFERENCE_RULES, ...options.rules };
  const scope: Scope = { store, now, rules, memory: new Map() };
  const bare = rules.leaveOut;
  const bareEvent = rules.leaveOutOfEvent;
  return {
    specVersion: SPEC_VERSION,
    capabilities: CAPABILITIES,
    events: {
      async create(runId, request, params) {
        const id = runId ?? newRunId(scope, request.eventType);
        const call = parseEvent(id, rules.own(request), params);
        const result = await rules.record(scope, call);
        return { ...result, ...toldWith(scope, call, result) };
      },
      createBatch: (runId, events) => rules.createBatch(scope, runId, events),
      list: (query) =>
        pageResolved(bareEvent, query, rules.listEvents(scope, query)),
      get: (runId, eventId, params) =>
        resolved(bareEvent, params, rules.getEvent(scope, runId, eventId)),
      async listByCorrelationId({ runId, ...query }) {
        if (runId) {
          const found = rules.listRelated(scope, { ...query, runId });
          return pageResolved(bareEvent, query, found);
        }
        throw new WorkflowWorldError(
          'A correlation id is one of a run: name it.'
        );
      },
    },
    runs: {
      get: (runId, params) =>
        resolved(bare, params, rules.getRun(scope, runId)),
      getMany: (runIds, params) =>
        resolved(
          (runs) => runs.map((run) => run && bare(run)),
          params,
          rules.getRuns(scope, runIds)
        ),
      waitForTerminalStatus: (runId, { timeoutMs = 0, ...params } = {}) =>
        resolved(bare, params, rules.awaitRun(scope, runId, timeoutMs)),
      cancelMany: (request) => rules.cancelRuns(scope, request),
      list: (query = {}) =>
        pageResolved(bare, query, rules.listRuns(scope, query)),
    },
    steps: {
      get: (runId, stepId, params) =>
        resolved(bare, params, rules.getStep(scope, runId, stepId)),
      list: (query) => pageResolved(bare, query, rules.listSteps(scope, query)),
    },
    hooks: {
      get: (hookId, params) =>
        resolved(leaveOutOfHook, params, rules.getHook(scope, hookId)),
      getByToken: (token, params) =>
        resolved(leaveOutOfHook, params, rules.getByToken(scope, token)),
      list: (query) =>
        pageResolved(leaveOutOfHook, query, rules.listHooks(scope, query)),
    },
    analytics: {
      runs: { list: (query) => rules.findRuns(scope, query) },
    },
    queue: {
      get messages() {
        return store.peek.scan('messages', '').map(({ runId }) => runId);
      },
    },
    keyedStart: (request) => rules.keyedStart(scope, request),
    start: (workflowName, input, options) =>
      start(scope, { ...options, workflowName, input }),
    recover: () => rules.recover(scope),
    close: async () => {},
  };
}

function newRunId({ store, rules }: Scope, eventType: string): string {
  if (eventType === 'run_created') return rules.runId(store.nextSerial());
  throw new WorkflowWorldError(
    `${eventType} came without a run id, expected the id of its run.`
  );
}
