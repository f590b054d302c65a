import { describe, expect, test } from 'vitest';
import { clauseOf, clausesOutside } from '../../src/model/clauses/registry.js';
import { whyInPart, whyOutside } from '../../src/model/clauses/why-outside.js';
import { CAPABILITIES, type Contract } from '../../src/model/contract.js';
import {
  FEATURES,
  type Feature,
  hasFeature,
} from '../../src/model/contract-features.js';
import { isVersion } from '../../src/model/contract-version.js';

function features(version: string | undefined, specVersion: number): Feature[] {
  return (Object.keys(FEATURES) as Feature[]).filter((feature) =>
    hasFeature({ version, specVersion }, feature)
  );
}

const BASE: Feature[] = ['hookConflict'];
const MINTED: Feature[] = [...BASE, 'clientRunId', 'waits', 'resilientStart'];
const NAMED: Feature[] = [...MINTED, 'conflictingRunId', 'isWebhook'];
/** The marks of hooks came in two steps. */
const MARKED: Feature[] = [...NAMED, 'isSystem'];
const TIMED: Feature[] = [...MARKED, 'occurredAt'];
const LATE: Feature[] = [
  ...TIMED,
  'attributes',
  'reservedAttributes',
  'hookExistence',
  'hookRetention',
];
/** Reads, of which no spec version but the last tells. */
const READS: Feature[] = ['eventsGet', 'runCorrelation', 'lastCursor'];
/** What steps can do. */
const LAZY: Feature[] = [
  'retryAfter',
  'lazyStart',
  'stepAttempts',
  'stepStartAgain',
  'errorBytes',
  'errorCode',
  'cancelReason',
];
/** The same, once runs have a public key. */
const KEYED: Feature[] = LAZY.flatMap((each): Feature[] =>
  each === 'cancelReason' ? ['publicKey', each] : [each]
);
/** What starts do. */
const STARTS: Feature[] = ['firstStart', 'startedEntities', 'runStartAgain'];
/** Optional methods. */
const OPTIONAL: Feature[] = [
  'getMany',
  'cancelMany',
  'createBatch',
  'waitForTerminalStatus',
];

/** As the `.d.ts` of each version types it. */
describe('what a version of the contract has', () => {
  test.each<[string, number, Feature[]]>([
    ['4.0.1-beta.13', 2, []],
    ['4.1.0-beta.2', 2, BASE],
    ['4.1.0-beta.3', 2, [...BASE, 'clientRunId']],
    ['4.1.0-beta.5', 2, [...BASE, 'clientRunId', 'waits']],
    ['4.1.0-beta.11', 2, [...BASE, 'clientRunId', 'waits', 'eventsGet']],
    ['4.1.0-beta.17', 3, [...MINTED, 'eventsGet']],
    ['4.1.4', 3, [...MINTED, 'eventsGet']],
    ['4.5.0', 3, [...NAMED, 'occurredAt', 'eventsGet', 'retryAfter']],
    ['5.0.0-beta.1', 3, [...MINTED, 'eventsGet', 'retryAfter']],
    [
      '5.0.0-beta.2',
      3,
      [
        ...MINTED,
        'isWebhook',
        'isSystem',
        'eventsGet',
        'retryAfter',
        'errorBytes',
        'errorCode',
      ],
    ],
    [
      '5.0.0-beta.7',
      3,
      [...MARKED, 'eventsGet', 'retryAfter', 'errorBytes', 'errorCode'],
    ],
    [
      '5.0.0-beta.9',
      4,
      [
        ...MARKED,
        'attributes',
        'eventsGet',
        'retryAfter',
        'errorBytes',
        'errorCode',
      ],
    ],
    [
      '5.0.0-beta.21',
      5,
      [
        ...TIMED,
        'attributes',
        'reservedAttributes',
        'hookExistence',
        'sinceCursor',
        'startPreload',
        'eventsGet',
        ...LAZY,
      ],
    ],
    [
      '5.0.0-beta.27',
      6,
      [
        ...LATE,
        'hookResumeDedup',
        'sinceCursor',
        'startPreload',
        'slots',
        ...STARTS,
        ...READS,
        ...KEYED,
        'getMany',
        'cancelMany',
      ],
    ],
    [
      '5.0.0-beta.34',
      7,
      [
        ...LATE,
        'hookResumeDedup',
        'sinceCursor',
        'conflictDelta',
        'startPreload',
        'slots',
        ...STARTS,
        ...READS,
        ...KEYED,
        ...OPTIONAL,
      ],
    ],
    [
      '5.0.0-beta.36',
      7,
      [
        ...LATE,
        'hookResumeDedup',
        'sinceCursor',
        'conflictDelta',
        'startPreload',
        'slots',
        ...STARTS,
        'stepStartOfEnded',
        ...READS,
        'statusArray',
        ...KEYED,
        ...OPTIONAL,
      ],
    ],
  ])('%s with spec %i', (version, specVersion, expected) => {
    expect(features(version, specVersion)).toEqual(expected);
  });

  test('a World may declare less than what it is built on', () => {
    expect(features('5.0.0-beta.37', 3)).toEqual([
      ...TIMED,
      'hookExistence',
      'hookRetention',
      'hookResumeDedup',
      'conflictDelta',
      'startPreload',
      'firstStart',
      'stepStartOfEnded',
      'eventsGet',
      'runCorrelation',
      'statusArray',
      'retryAfter',
      'errorBytes',
      'errorCode',
      'publicKey',
      'cancelReason',
      ...OPTIONAL,
    ]);
  });

  test('of a World that names no version its spec version tells', () => {
    const known: Feature[] = [
      ...NAMED,
      'hookExistence',
      'hookRetention',
      'hookResumeDedup',
      'firstStart',
      'stepStartOfEnded',
    ];
    // Spec version 2 is older than waits, and did not change with them.
    expect(features(undefined, 2)).toEqual(
      known.filter((each) => each !== 'resilientStart' && each !== 'waits')
    );
    expect(features(undefined, 3)).toEqual([
      ...known,
      'eventsGet',
      'retryAfter',
    ]);
    expect(features(undefined, 7)).toEqual([
      ...LATE,
      'hookResumeDedup',
      'sinceCursor',
      'conflictDelta',
      'startPreload',
      'slots',
      ...STARTS,
      'stepStartOfEnded',
      ...READS,
      'statusArray',
      ...KEYED,
    ]);
  });

  test('each has its first versions and a file that says so', () => {
    for (const { since, source } of Object.values(FEATURES)) {
      expect(since.every(isVersion)).toBe(true);
      const isOf = (each: string) => source.link?.includes(each);
      // A page that tells of a version may come with the next one.
      expect(since.some(isOf) || /CHANGELOG/.test(source.text)).toBe(true);
    }
  });
});

describe('a clause that is younger than the contract of a subject', () => {
  const old: Contract = {
    version: '4.1.0-beta.2',
    specVersion: 2,
    capabilities: new Set(CAPABILITIES),
  };

  test('is outside of it, and the reason says since when it holds', () => {
    expect([...clausesOutside(old)]).toEqual(
      expect.arrayContaining(['run.created-once', 'token.conflict-names-owner'])
    );
    expect(whyOutside(clauseOf('token.conflict-names-owner'), old)).toBe(
      'its contract @workflow/world 4.1.0-beta.2 does not name conflictingRunId; since 4.1.5 and 5.0.0-beta.3'
    );
    expect(whyOutside(clauseOf('token.unique'), old)).toBeUndefined();
  });

  test('is told apart from one whose capability is not declared', () => {
    const { version: _, ...rest } = old;
    const bare = { ...rest, specVersion: 3, capabilities: new Set([]) };
    expect(whyOutside(clauseOf('attributes.merge'), bare)).toBe(
      'its contract (spec 3, it names no @workflow/world) does not know attr_set; since 5.0.0-beta.9'
    );
    expect(whyOutside(clauseOf('token.retained'), bare)).toBe(
      'not declared: hookRetention'
    );
  });

  test('and from one for which time would have to pass', () => {
    const timeless: Contract = {
      specVersion: 7,
      capabilities: new Set(['hookRetention'] as const),
    };
    const why =
      "its deadlines are judged by the server's own clock, which the schedule does not move";
    const minimum = clauseOf('token.retention-is-minimum');
    expect(whyOutside(minimum, timeless)).toBe(why);
    const retained = clauseOf('token.retained');
    expect(whyOutside(retained, timeless)).toBeUndefined();
    expect(whyInPart(retained, timeless)).toContain(why);
    expect(whyInPart(retained, old)).toBeUndefined();
  });

  test('what a World declares it is held to, whatever it is built on', () => {
    expect(whyOutside(clauseOf('token.retained'), old)).toBeUndefined();
    const silent = { ...old, capabilities: new Set([]) };
    expect(whyOutside(clauseOf('token.retained'), silent)).toContain(
      'does not know tokenRetentionUntil'
    );
  });
});
