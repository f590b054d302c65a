/**
 * What a subject promises. A clause that needs a capability which is not
 * declared is `not applicable` for that subject: it stays in the matrix, as
 * the gap to what issue #2376 asks for, and it never gates.
 */
export const CAPABILITIES = [
  /** `run_started` may bring the data of a run whose creation was lost. */
  'resilientStart',
  /** `attr_set` events or `experimentalSetAttributes`. */
  'attributes',
  /** `wait_created` and `wait_completed` change an entity. */
  'waits',
  /** `tokenRetentionUntil` is honoured (`capabilities.hookRetention`). */
  'hookRetention',
  /** `resumeId` is honoured (`capabilities.hookResumeDedup`). */
  'hookResumeDedup',
  /** Event ids are dense positions in the run's log (spec 6 and later). */
  'slots',
  /** `runs.list({ status })` takes an array. */
  'statusArray',
  /** `events.get` is part of the contract. */
  'eventsGet',
  /** `events.listByCorrelationId` is asked of one run. */
  'runCorrelation',
  /** A `step_started` that brings an input creates its step. */
  'lazyStart',
  /** `runs.getMany` is there. */
  'getMany',
  /** `runs.cancelMany` is there. */
  'cancelMany',
  /** `events.createBatch` is there. */
  'createBatch',
  /** `runs.waitForTerminalStatus` is there. */
  'waitForTerminalStatus',
  /** Keyed start, `{ run, created }` (proposal P0 of issue #2376). */
  'keyedStart',
  /** Filtering runs by attribute (proposal P1 of issue #2376). */
  'attributeLookup',
  /** What one process writes another one reads: it is more than memory. */
  'sharedState',
  /**
   * Its processes may be on machines of their own, with clocks of their own:
   * its state is neither in memory nor in the files of one machine.
   */
  'distributed',
  /** Its state is in files of the machine that its processes are on. */
  'files',
  /** Virtual time reaches the clock by which the World tells deadlines. */
  'virtualTime',
] as const;

/** What a World may have or lack without breaking its contract. */
export type Capability = (typeof CAPABILITIES)[number];

/**
 * What a World is held to: its version of `@workflow/world`, its spec version,
 * and what it declares.
 */
export interface Contract {
  /**
   * The version of `@workflow/world` that the subject is built on. Absent where
   * it names none: then its spec version is all that is known.
   */
  readonly version?: string | undefined;
  /** The `specVersion` that runs are created with: 2 to 4, or 6 to 8. */
  readonly specVersion: number;
  readonly capabilities: ReadonlySet<Capability>;
}
