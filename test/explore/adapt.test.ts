import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../scenarios/index.js';
import { adaptDraft } from '../../src/explore/adapt.js';
import { addressed } from '../../src/explore/addressed.js';
import type { Draft, Op } from '../../src/explore/plan/plan.js';
import { namesUnborn, whyUnaskable } from '../../src/explore/unaskable.js';
import {
  CAPABILITIES,
  type Capability,
  type Contract,
} from '../../src/model/contract.js';
import type { Policy } from '../../src/model/policy.js';
import { Names } from '../../src/worlds/contract/names.js';

function contract(...capabilities: Capability[]): Contract {
  return { specVersion: 8, capabilities: new Set(capabilities) };
}

const everything = contract(...CAPABILITIES);

function draftOf(...ops: Op[]): Draft {
  return {
    setup: [],
    actors: [{ name: 'A', process: 0, ops }],
    clock: { tickMs: 1, skewMs: [0] },
  };
}

const request = (policy: Policy, over: 'claim' | 'keyed'): Op => ({
  kind: 'request',
  policy,
  over,
  key: 'k1',
  run: 'r1',
  input: 'P1',
});

describe('what a subject does not promise is not asked', () => {
  test.each<[Capability, Op]>([
    ['attributes', { kind: 'setAttributes', run: 'r1', changes: [] }],
    [
      'keyedStart',
      {
        kind: 'keyedStart',
        key: 'k',
        workflow: 'w',
        run: 'r1',
        input: '',
        windowMs: 1,
      },
    ],
    ['attributeLookup', { kind: 'findRuns', attributes: {} }],
    ['keyedStart', request('reject', 'keyed')],
    ['attributes', request('bridge', 'claim')],
    ['attributes', request('query', 'claim')],
    ['statusArray', { kind: 'listRuns', status: ['running'] }],
    ['waits', { kind: 'createWait', run: 'r1', wait: 'w1', inMs: 0 }],
    ['waits', { kind: 'completeWait', run: 'r1', wait: 'w1' }],
  ])('without %s', (capability, op) => {
    const kept = adaptDraft(draftOf(op), contract(capability));
    const left = adaptDraft(draftOf(op), contract());
    expect(kept.actors[0]?.ops).toEqual([op]);
    expect(left.actors[0]?.ops).toEqual([]);
  });

  test('one status alone is asked of everybody', () => {
    const op: Op = { kind: 'listRuns', status: 'running' };
    expect(adaptDraft(draftOf(op), contract()).actors[0]?.ops).toEqual([op]);
  });

  test('a claim stays without its deadline, a resume without its id', () => {
    const claim: Op = { kind: 'createHook', run: 'r', hook: 'h', token: 't' };
    const resume: Op = { kind: 'resume', run: 'r', hook: 'h', payload: 'p' };
    const byToken: Op = { kind: 'resumeByToken', token: 't', payload: 'p' };
    const asked = draftOf(
      { ...claim, retainMs: 5 },
      { ...resume, resumeId: 'i' },
      { ...byToken, resumeId: 'i' }
    );
    expect(adaptDraft(asked, contract()).actors[0]?.ops).toEqual([
      claim,
      resume,
      byToken,
    ]);
    const promised = contract(
      'hookRetention',
      'hookResumeDedup',
      'virtualTime'
    );
    expect(adaptDraft(asked, promised).actors).toEqual(asked.actors);
  });
});

describe('processes and clocks', () => {
  const draft: Draft = {
    setup: [],
    actors: [0, 1, 2].map((process) => ({
      name: 'ABC'.charAt(process),
      process,
      ops: [],
    })),
    clock: { tickMs: 1, skewMs: [0, 40, -40] },
  };

  const processes = ({ actors }: Draft) => actors.map(({ process }) => process);

  test('a World in memory has one process', () => {
    const adapted = adaptDraft(draft, contract());
    expect(processes(adapted)).toEqual([0, 0, 0]);
    expect(adapted.clock.skewMs).toEqual([0]);
  });

  test('those beyond what is asked for move into the last one', () => {
    const adapted = adaptDraft(draft, everything, 2);
    expect(processes(adapted)).toEqual([0, 1, 1]);
    expect(adapted.clock.skewMs).toEqual([0, 40]);
  });

  test('processes of one machine read one clock', () => {
    const adapted = adaptDraft(draft, contract('sharedState'));
    expect(processes(adapted)).toEqual([0, 1, 2]);
    expect(adapted.clock.skewMs).toEqual([0, 0, 0]);
  });
});

test('a subject that promises all is asked what the draft says', () => {
  const drafts = fc.constantFrom(...SCENARIOS).chain(({ drafts }) => drafts);
  fc.assert(
    fc.property(drafts, (draft) => {
      expect(adaptDraft(draft, everything)).toEqual(draft);
    }),
    { numRuns: 100 }
  );
});

describe('a World that makes the ids of runs is not asked to create one twice', () => {
  const old: Contract = {
    version: '4.1.0-beta.2',
    specVersion: 2,
    capabilities: new Set(),
  };
  const start = (run: string): Op => ({
    kind: 'start',
    run,
    workflow: 'w',
    input: 'in',
  });
  const create = (run: string): Op =>
    ({ ...start(run), kind: 'createRun' }) as Op;
  const draft: Draft = {
    setup: [start('r1')],
    actors: [
      { name: 'A', process: 0, ops: [create('r1'), start('r2')] },
      { name: 'B', process: 0, ops: [start('r2'), start('r1')] },
    ],
    clock: { tickMs: 1, skewMs: [0] },
  };

  test('of a repeated start the start is left', () => {
    const { setup, actors } = adaptDraft(draft, old);
    expect(setup).toEqual([start('r1')]);
    expect(actors.map(({ ops }) => ops)).toEqual([
      [start('r2')],
      [
        { kind: 'startRun', run: 'r2' },
        { kind: 'startRun', run: 'r1' },
      ],
    ]);
    const later = { ...old, version: '4.1.0-beta.3' };
    expect(adaptDraft(draft, later).actors[1]?.ops).toEqual([
      start('r2'),
      start('r1'),
    ]);
  });

  test('a token of a kit that did is refused by name', () => {
    expect(whyUnaskable(draft, old)).toBe(
      'its contract @workflow/world 4.1.0-beta.2 does not take a run id from the client, which the plan asks for'
    );
    expect(whyUnaskable(adaptDraft(draft, old), old)).toBeUndefined();
    expect(whyUnaskable(draft, everything)).toBeUndefined();
  });

  test('so is one that lists by several statuses where none may', () => {
    const listing = draftOf({ kind: 'listRuns', status: ['running'] });
    expect(whyUnaskable(listing, old)).toContain('by several statuses');
    const keyed = draftOf(request('reject', 'keyed'));
    expect(whyUnaskable(keyed, old)).toContain('declare keyedStart');
  });
});

test('a run of another actor cannot be named before it is there', () => {
  const start = (run: string): Op => ({
    kind: 'start',
    run,
    workflow: 'w',
    input: 'in',
  });
  const get = (run: string): Op => ({ kind: 'getRun', run });
  const by = (...lists: (readonly Op[])[]) => ({
    setup: [start('r1')],
    actors: lists.map((ops, at) => ({
      name: 'AB'.charAt(at),
      process: 0,
      ops,
    })),
  });
  expect(namesUnborn(by([start('r2')], [get('r2')]))).toBe(true);
  const requested: Op = {
    ...{ kind: 'request', policy: 'app-record', over: 'claim' },
    ...{ key: 'k1', run: 'r2', input: 'A1' },
  } as const;
  expect(namesUnborn(by([requested], [get('r2')]))).toBe(true);
  // Its own, one that was there before, and one that nobody makes.
  const own = [start('r2'), get('r2'), get('r1'), get('r3')];
  expect(namesUnborn(by(own, [get('r1')]))).toBe(false);
  const { setup, actors } = by([start('r2')], [get('r2')]);
  const quiet = actors.map((each) =>
    each.name === 'B' ? { ...each, role: 'observer' as const } : each
  );
  expect(namesUnborn({ setup, actors: quiet })).toBe(false);
});

test('who asks for a run before its id is known asks for none there is', () => {
  const names = new Names('1');
  const call = { kind: 'getRun', run: 'r1' } as const;
  expect(addressed(call, names)).toEqual({ ...call, run: 'r1-unborn' });
  names.bind('run', 'r1', 'wrun_own');
  expect(addressed(call, names)).toEqual(call);
  const list = { kind: 'listRuns' } as const;
  expect(addressed(list, names)).toEqual(list);
});

describe('deadlines that a clock of its own judges', () => {
  const claim = (retainMs: number): Op => ({
    kind: 'createHook',
    run: 'r1',
    hook: 'h1',
    token: 't1',
    retainMs,
  });
  const draft = draftOf(claim(4_000), { kind: 'advance', ms: 8_000 });

  test('are put far ahead, and no time passes', () => {
    const adapted = adaptDraft(draft, contract('hookRetention'));
    expect(adapted.actors[0]?.ops).toEqual([claim(3_600_000)]);
    const far = draftOf(claim(7_200_000));
    expect(adaptDraft(far, contract('hookRetention'))).toEqual(far);
  });

  test('others are met by the schedule', () => {
    expect(adaptDraft(draft, everything)).toEqual(draft);
    expect(adaptDraft(draft, contract()).actors[0]?.ops).toHaveLength(2);
  });
});
