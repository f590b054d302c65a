/**
 * What `@workflow/world` lets a World be asked, as its declarations say it at
 * the versions that are compared with them. Each adds to the one before it.
 * In parentheses the types of events that are created; the others are options.
 */
export interface SurfaceChange {
  readonly version: string;
  readonly adds: {
    readonly [Part in SurfacePart]?: Readonly<
      Record<string, readonly string[]>
    >;
  };
  /** Methods, and `method {option}`, that it no longer has. */
  readonly drops: readonly string[];
}

/** The interfaces that a World is made of. */
export const SURFACE_PARTS = ['Storage', 'Queue', 'Streamer', 'World'] as const;
export type SurfacePart = (typeof SURFACE_PARTS)[number];

const PAGE = [
  'pagination.cursor',
  'pagination.limit',
  'pagination.sortOrder: asc',
  'pagination.sortOrder: desc',
];
const DATA = ['resolveData: all', 'resolveData: none'];

export const SURFACE_CHANGES: readonly SurfaceChange[] = [
  {
    version: '4.1.0-beta.2',
    adds: {
      Storage: {
        'events.create': [
          ...DATA,
          'v1Compat',
          '(hook_created)',
          '(hook_disposed)',
          '(hook_received)',
          '(run_cancelled)',
          '(run_completed)',
          '(run_created)',
          '(run_failed)',
          '(run_started)',
          '(step_completed)',
          '(step_created)',
          '(step_failed)',
          '(step_retrying)',
          '(step_started)',
          '(wait_completed)',
          '(wait_created)',
        ],
        'events.list': [...PAGE, ...DATA, 'runId'],
        'events.listByCorrelationId': [...PAGE, ...DATA, 'correlationId'],
        'hooks.get': [...DATA],
        'hooks.getByToken': [...DATA],
        'hooks.list': [...PAGE, ...DATA, 'runId'],
        'runs.get': [...DATA],
        'runs.list': [...PAGE, ...DATA, 'status', 'workflowName'],
        'steps.get': [...DATA],
        'steps.list': [...PAGE, ...DATA, 'runId'],
      },
      Queue: {
        createQueueHandler: [],
        getDeploymentId: [],
        queue: ['deploymentId', 'headers', 'idempotencyKey'],
      },
      Streamer: {
        closeStream: [],
        listStreamsByRunId: [],
        readFromStream: [],
        writeToStream: [],
        writeToStreamMulti: [],
      },
      World: {
        start: [],
      },
    },
    drops: [],
  },
  {
    version: '4.5.0',
    adds: {
      Storage: {
        'events.create': ['occurredAt', 'requestId', 'stateUpdatedAt'],
        'events.get': [...DATA],
        'events.listByCorrelationId': ['runId'],
      },
      Queue: {
        queue: ['delaySeconds', 'specVersion'],
      },
      Streamer: {
        getStreamChunks: ['cursor', 'limit'],
        getStreamInfo: [],
      },
      World: {
        close: [],
        getEncryptionKeyForRun: [],
        resolveLatestDeploymentId: [],
      },
    },
    drops: [],
  },
  {
    version: '5.0.0-beta.21',
    adds: {
      Storage: {
        'events.create': ['sinceCursor', 'skipPreload', '(attr_set)'],
        'runs.experimentalSetAttributes': ['allowReservedAttributes'],
      },
      Queue: {
        queue: ['region'],
      },
      Streamer: {
        'streams.close': [],
        'streams.get': [],
        'streams.getChunks': ['cursor', 'limit'],
        'streams.getInfo': [],
        'streams.list': [],
        'streams.write': [],
        'streams.writeMulti': [],
      },
      World: {
        'analytics.attributes.list': [
          ...PAGE,
          'endTime',
          'startTime',
          'workflowName',
        ],
        'analytics.events.get': [],
        'analytics.events.list': [
          ...PAGE,
          'correlationId',
          'eventType',
          'runId',
        ],
        'analytics.events.listByCorrelationId': [...PAGE, 'correlationId'],
        'analytics.hooks.get': ['runId'],
        'analytics.hooks.list': [...PAGE, 'runId'],
        'analytics.runs.get': [],
        'analytics.runs.list': [
          ...PAGE,
          'attributes',
          'endTime',
          'startTime',
          'status',
          'workflowName',
        ],
        'analytics.steps.get': [],
        'analytics.steps.list': [...PAGE, 'runId'],
        'analytics.waits.get': [],
        'analytics.waits.list': [...PAGE, 'runId', 'status'],
        createRunId: [],
        describeRun: [],
      },
    },
    drops: [
      'events.listByCorrelationId {runId}',
      'closeStream',
      'getStreamChunks',
      'getStreamChunks {cursor}',
      'getStreamChunks {limit}',
      'getStreamInfo',
      'listStreamsByRunId',
      'readFromStream',
      'writeToStream',
      'writeToStreamMulti',
    ],
  },
  {
    version: '5.0.0-beta.37',
    adds: {
      Storage: {
        'events.create': [
          'computeInstanceId',
          'eventCount',
          'preloadEvents',
          'replayDivergenceCount',
          'replayEventObserver',
          'resumeId',
          'resumePayloadDigest',
          'viaStepDispatch',
        ],
        'events.createBatch': [...DATA, 'requestId'],
        'events.listByCorrelationId': ['runId'],
        'runs.cancelMany': [],
        'runs.getMany': [...DATA],
        'runs.waitForTerminalStatus': [...DATA, 'signal', 'timeoutMs'],
      },
      Queue: {
        invoke: ['idempotencyKey', 'timeoutMs'],
        isDeploymentUnavailableError: [],
        queueBatch: [],
      },
      Streamer: {
        'streams.createWriteSession': ['writerId'],
      },
      World: {
        'analytics.events.getMany': [],
        'analytics.events.listByCorrelationId': ['runId'],
        getEnvironment: [],
        getRuntimeDeadline: [],
      },
    },
    drops: ['events.create {stateUpdatedAt}'],
  },
];
