import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SCENARIOS } from '../../scenarios/index.js';
import { adaptDraft } from '../../src/explore/adapt.js';
import {
  CAPABILITIES,
  type Capability,
  type Contract,
} from '../../src/model/contract.js';
import type { Draft, Op } from '../../src/model/plan.js';
import type { Policy } from '../../src/model/policy.js';

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
    const promised = contract('hookRetention', 'hookResumeDedup');
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
