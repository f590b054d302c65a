import { describe, expect, test } from 'vitest';
import { attempt } from '../../../src/explore/attempt.js';
import type { Op } from '../../../src/explore/plan/plan.js';
import { warmUp } from '../../../src/explore/warm-up.js';
import type {
  Outcome,
  Policy,
  PolicyRequest,
} from '../../../src/model/policy.js';
import { loadReference } from '../../../src/worlds/reference/subject.js';

const spec = {
  id: 'reference',
  family: 'reference',
  package: 'worldproof',
  version: '0.0.0',
} as const;

const { subject } = await warmUp(await loadReference(spec, {}));

const request = (
  policy: Policy,
  run: string,
  over: PolicyRequest['over'] = 'claim'
): Op => ({ kind: 'request', policy, over, key: 'k1', run, input: `P-${run}` });

const start = (run: string): Op => ({
  kind: 'start',
  run,
  workflow: 'order',
  input: `in-${run}`,
});
const OWNED: readonly Op[] = [
  start('r9'),
  { kind: 'createHook', run: 'r9', hook: 'h9', token: 'k1' },
];
const end = (status: 'completed' | 'cancelled'): Op => ({
  kind: 'endRun',
  run: 'r9',
  status,
  value: 'V9',
});

/** One actor after the other; what each request was told. */
async function told(
  setup: readonly Op[],
  ...lanes: readonly (readonly Op[])[]
): Promise<(Outcome | undefined)[]> {
  const { simulated, broken, failure } = await attempt(subject, {
    scenario: 'test',
    setup,
    actors: lanes.map((ops, at) => ({
      name: 'ABC'.charAt(at),
      process: 0,
      ops,
    })),
    clock: { tickMs: 1, skewMs: [0] },
    choices: [],
    faults: [],
    entropy: 0,
  });
  expect(failure).toBeUndefined();
  expect(broken).toEqual([]);
  return (simulated.history.requests ?? []).map(({ outcome }) => outcome);
}

const STARTED = { kind: 'started', run: 'r1' } as const;

describe('a request that meets nobody', () => {
  test.each<[Policy, PolicyRequest['over']]>([
    ['reject', 'claim'],
    ['adopt', 'claim'],
    ['inspect', 'claim'],
    ['signal', 'claim'],
    ['supersede', 'claim'],
    ['route', 'claim'],
    ['entity', 'claim'],
    ['app-record', 'claim'],
    ['bridge', 'claim'],
    ['query', 'claim'],
    ['reject', 'keyed'],
    ['signal', 'keyed'],
    ['supersede', 'keyed'],
    ['route', 'keyed'],
    ['entity', 'keyed'],
  ])('starts its run: %s over %s', async (policy, over) => {
    const [outcome] = await told([], [request(policy, 'r1', over)]);
    expect(outcome).toMatchObject(STARTED);
  });
});

describe('a request that meets an owner which goes on', () => {
  test.each<[Policy, Outcome]>([
    ['reject', { kind: 'rejected', why: 'in-flight', run: 'r9' }],
    ['adopt', { kind: 'hung', run: 'r9' }],
    ['inspect', { kind: 'attached', run: 'r9' }],
    ['signal', { kind: 'attached', run: 'r9', delivered: true }],
    ['supersede', { kind: 'superseded', run: 'r1', cancelled: ['r9'] }],
    ['route', { kind: 'attached', run: 'r9', delivered: true }],
    ['entity', { kind: 'attached', run: 'r9', delivered: true }],
    ['bridge', { kind: 'hung', run: 'r9' }],
  ])('%s', async (policy, expected) => {
    const [outcome] = await told(OWNED, [request(policy, 'r1')]);
    expect(outcome).toMatchObject(expected);
  });

  test('waits in virtual time until it ends', async () => {
    const [outcome] = await told(
      OWNED,
      [request('adopt', 'r1')],
      [end('completed')]
    );
    const result = { status: 'completed', value: 'V9' };
    expect(outcome).toMatchObject({ kind: 'replayed', run: 'r9', ...result });
  });
});

describe('a request after the work is done', () => {
  const done: readonly [Policy, PolicyRequest['over'], Outcome][] = [
    // Today's claim is a lease: it dies with its run, and so does the memory.
    ['reject', 'claim', { kind: 'started', run: 'r2' }],
    ['reject', 'keyed', { kind: 'rejected', why: 'ended', run: 'r1' }],
    ['adopt', 'keyed', { kind: 'replayed', run: 'r1', value: 'out-r1' }],
    ['signal', 'keyed', { kind: 'rejected', why: 'ended', run: 'r1' }],
    ['supersede', 'keyed', { kind: 'started' }],
    ['app-record', 'claim', { kind: 'replayed', run: 'r1', value: 'out-r1' }],
    ['bridge', 'claim', { kind: 'replayed', run: 'r1', value: 'out-r1' }],
    ['query', 'claim', { kind: 'replayed', run: 'r1', value: 'out-r1' }],
  ];

  test.each(done)('%s over %s', async (policy, over, expected) => {
    const ops = [request(policy, 'r1', over), request(policy, 'r2', over)];
    const [first, second] = await told([], ops);
    expect(first).toMatchObject(STARTED);
    expect(second).toMatchObject(expected);
  });

  test('adopts nothing of a run that was cancelled, but asks again', async () => {
    const [outcome] = await told(
      [...OWNED, end('cancelled')],
      [request('inspect', 'r1')]
    );
    expect(outcome).toMatchObject(STARTED);
  });
});

test('an entity works on every payload, in one run', async () => {
  const ops = ['r1', 'r2', 'r3'].map((run) => request('entity', run));
  const outcomes = await told([], ops.slice(0, 2), ops.slice(2));
  expect(outcomes.filter((each) => each?.delivered)).toHaveLength(3);
  expect(new Set(outcomes.map((each) => each?.run)).size).toBe(1);
});

test('a World that does not filter by attribute is read to the end', async () => {
  const { contract } = subject;
  const capabilities = new Set(contract.capabilities);
  capabilities.delete('attributeLookup');
  const scanning = { ...subject, contract: { ...contract, capabilities } };
  const { simulated } = await attempt(scanning, {
    scenario: 'test',
    setup: [],
    actors: [
      {
        name: 'A',
        process: 0,
        ops: [request('bridge', 'r1'), request('bridge', 'r2')],
      },
    ],
    clock: { tickMs: 1, skewMs: [0] },
    choices: [],
    faults: [],
    entropy: 0,
  });
  const { operations, requests } = simulated.history;
  expect(operations.some(({ call }) => call.kind === 'findRuns')).toBe(false);
  expect(requests?.[1]?.outcome).toMatchObject({ kind: 'replayed', run: 'r1' });
});
