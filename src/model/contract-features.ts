import type { Contract } from './contract.js';
import { isSince } from './contract-version.js';
import { contractFile, errorsFile, type Source } from './source.js';

/**
 * What the contract did not have from its beginning, by the first version of
 * `@workflow/world` on each line that has it: two lines are published side by
 * side, and a feature may have come to both. `spec`: the lowest spec version
 * that has it. Without `spec` no spec version tells, so of a subject that names
 * no version nothing is assumed.
 */
export interface FeatureEntry {
  readonly since: readonly string[];
  readonly spec?: number;
  /** The lowest that surely has it, where a subject names no version. */
  readonly surely?: number;
  /** How a contract without it is described: "does not …". */
  readonly without: string;
  readonly source: Source;
}

export const FEATURES = {
  hookConflict: {
    since: ['4.1.0-beta.1'],
    spec: 2,
    without: 'does not know hook_conflict',
    source: contractFile('events.d.ts', '4.1.0-beta.1'),
  },
  clientRunId: {
    since: ['4.1.0-beta.3'],
    spec: 2,
    without: 'does not take a run id from the client',
    source: contractFile('interfaces.d.ts', '4.1.0-beta.3'),
  },
  waits: {
    since: ['4.1.0-beta.5'],
    // The line had spec version 2 before and after, and 3 came later.
    surely: 3,
    without: 'does not keep waits as entities',
    source: contractFile('CHANGELOG.md', '4.1.0-beta.5'),
  },
  resilientStart: {
    since: ['4.1.0-beta.17'],
    spec: 3,
    without: 'does not let run_started bring the data of its run',
    source: contractFile('CHANGELOG.md', '4.1.0-beta.17'),
  },
  conflictingRunId: {
    since: ['4.1.5', '5.0.0-beta.3'],
    spec: 2,
    without: 'does not name conflictingRunId',
    source: contractFile('CHANGELOG.md', '4.1.5'),
  },
  isWebhook: {
    since: ['4.3.1', '5.0.0-beta.2'],
    spec: 2,
    without: 'does not take isWebhook with a claim',
    source: contractFile('events.d.ts', '4.3.1'),
  },
  isSystem: {
    since: ['5.0.0-beta.2'],
    surely: 4,
    without: 'does not take isSystem with a claim',
    source: contractFile('events.d.ts', '5.0.0-beta.2'),
  },
  occurredAt: {
    since: ['4.2.1', '5.0.0-beta.14'],
    surely: 6,
    without: 'does not say of what time the createdAt of an event is',
    source: contractFile('events.d.ts', '4.2.1'),
  },
  attributes: {
    since: ['5.0.0-beta.9'],
    spec: 4,
    without: 'does not know attr_set',
    source: contractFile('events.d.ts', '5.0.0-beta.9'),
  },
  reservedAttributes: {
    since: ['5.0.0-beta.10'],
    spec: 4,
    without: 'does not know allowReservedAttributes',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.10'),
  },
  hookExistence: {
    since: ['5.0.0-beta.21'],
    spec: 2,
    without: 'does not say which hook events need a hook that is there',
    source: contractFile('events.d.ts', '5.0.0-beta.21'),
  },
  hookRetention: {
    since: ['5.0.0-beta.24'],
    spec: 2,
    without: 'does not know tokenRetentionUntil',
    source: contractFile('events.d.ts', '5.0.0-beta.24'),
  },
  hookResumeDedup: {
    since: ['5.0.0-beta.24'],
    spec: 2,
    without: 'does not know resumeId',
    source: contractFile('events.d.ts', '5.0.0-beta.24'),
  },
  sinceCursor: {
    since: ['5.0.0-beta.12'],
    spec: 5,
    without: 'does not say what came since a cursor with a write',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.12'),
  },
  conflictDelta: {
    since: ['5.0.0-beta.33'],
    // See `statusArray`.
    surely: 6,
    without: 'does not say what comes with a hook_conflict',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.33'),
  },
  startPreload: {
    since: ['5.0.0-beta.21'],
    surely: 6,
    without: 'does not say which events come with the answer to a start',
    source: contractFile('events.d.ts', '5.0.0-beta.21'),
  },
  slots: {
    since: ['5.0.0-beta.26'],
    spec: 6,
    without: 'does not number events by slots',
    source: contractFile('slot-identity.d.ts', '5.0.0-beta.26'),
  },
  firstStart: {
    since: ['5.0.0-beta.26'],
    spec: 2,
    without: 'does not say that startedAt is the time of the first start',
    source: contractFile('runs.d.ts', '5.0.0-beta.26'),
  },
  startedEntities: {
    since: ['5.0.0-beta.26'],
    spec: 6,
    without: 'does not say that a start answers what it has started',
    source: contractFile('events.d.ts', '5.0.0-beta.26'),
  },
  runStartAgain: {
    since: ['5.0.0-beta.26'],
    spec: 6,
    without: 'does not say that each replay begins with a run_started',
    source: contractFile('events.d.ts', '5.0.0-beta.26'),
  },
  stepStartOfEnded: {
    since: ['5.0.0-beta.35'],
    spec: 2,
    without: 'does not say that step_started is refused on an ended run',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.36'),
  },
  eventsGet: {
    since: ['4.1.0-beta.11'],
    surely: 3,
    without: 'does not get one event by its id',
    source: contractFile('CHANGELOG.md', '4.1.0-beta.11'),
  },
  runCorrelation: {
    since: ['5.0.0-beta.25'],
    surely: 6,
    without: 'does not list the events of a correlation id within a run',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.25'),
  },
  lastCursor: {
    since: ['5.0.0-beta.25'],
    spec: 6,
    without: 'does not say that the last page has a cursor to go on from',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.25'),
  },
  statusArray: {
    since: ['5.0.0-beta.36'],
    // A World that names no version is held to the newest contract that takes
    // its spec version (6 and 7: SPEC_VERSION_CURRENT and the floor under it);
    // one that is built on an older contract says so in its package.
    surely: 6,
    without: 'does not list runs by several statuses',
    source: contractFile('runs.d.ts', '5.0.0-beta.36'),
  },
  retryAfter: {
    since: ['4.2.0', '5.0.0-beta.1'],
    spec: 3,
    without: 'does not know TooEarlyError',
    source: errorsFile('5.0.0-beta.1'),
  },
  lazyStart: {
    since: ['5.0.0-beta.12'],
    spec: 5,
    without: 'does not create steps by step_started',
    source: contractFile('src/events.ts', '5.0.0-beta.12'),
  },
  stepAttempts: {
    since: ['5.0.0-beta.12'],
    spec: 5,
    without: 'does not say what counts the attempts of a step',
    source: contractFile('src/events.ts', '5.0.0-beta.12'),
  },
  stepStartAgain: {
    since: ['5.0.0-beta.18'],
    spec: 5,
    without: 'does not say that a step which runs may be started again',
    source: contractFile('src/events.ts', '5.0.0-beta.18'),
  },
  errorBytes: {
    since: ['5.0.0-beta.2'],
    // The 4.x line goes up to 4 and takes errors of any shape.
    surely: 5,
    without: 'does not take errors as bytes',
    source: contractFile('src/events.ts', '5.0.0-beta.2'),
  },
  errorCode: {
    since: ['5.0.0-beta.2'],
    surely: 5,
    without: 'does not show the errorCode of a run',
    source: contractFile('src/runs.ts', '5.0.0-beta.2'),
  },
  publicKey: {
    since: ['5.0.0-beta.23'],
    // See `statusArray`.
    surely: 6,
    without: 'does not take the public key of a run',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.23'),
  },
  cancelReason: {
    since: ['5.0.0-beta.17'],
    surely: 6,
    without: 'does not take the reason of a cancellation',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.17'),
  },
  getMany: {
    since: ['5.0.0-beta.22'],
    without: 'does not know runs.getMany',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.22'),
  },
  cancelMany: {
    since: ['5.0.0-beta.25'],
    without: 'does not know runs.cancelMany',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.25'),
  },
  createBatch: {
    since: ['5.0.0-beta.28'],
    without: 'does not know events.createBatch',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.28'),
  },
  waitForTerminalStatus: {
    since: ['5.0.0-beta.29'],
    without: 'does not know runs.waitForTerminalStatus',
    source: contractFile('CHANGELOG.md', '5.0.0-beta.29'),
  },
} as const satisfies Readonly<Record<string, FeatureEntry>>;

export type Feature = keyof typeof FEATURES;

export function featureOf(feature: Feature): FeatureEntry {
  return FEATURES[feature];
}

/**
 * Whether the contract of a subject has a feature: the version that it is
 * built on, if it names one, and the spec version that it declares.
 */
export function hasFeature(
  { version, specVersion }: Pick<Contract, 'version' | 'specVersion'>,
  feature: Feature
): boolean {
  const { since, spec, surely = spec } = featureOf(feature);
  if (version === undefined) {
    return surely !== undefined && specVersion >= surely;
  }
  return isSince(version, since) && (spec === undefined || specVersion >= spec);
}

/**
 * Whether a subject is held to a feature. It is held to all that it declares by
 * itself, even if the contract that it is built on is older.
 */
export function isHeldTo(contract: Contract, feature: Feature): boolean {
  const declared: ReadonlySet<string> = contract.capabilities;
  return declared.has(feature) || hasFeature(contract, feature);
}

/**
 * Whether refusals have names: TooEarlyError came with the others, where older
 * Worlds throw one class with an HTTP status.
 */
export function namesRefusals(contract: Contract): boolean {
  return hasFeature(contract, 'retryAfter');
}

/** Since when a clause holds, in versions of `@workflow/world`. */
export function sinceWords(feature: Feature | undefined): string {
  if (feature === undefined) return 'the beginning';
  return featureOf(feature).since.join(' and ');
}
