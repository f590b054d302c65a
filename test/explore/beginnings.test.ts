import { describe, expect, it } from 'vitest';
import { attempt } from '../../src/explore/attempt.js';
import type { Plan } from '../../src/explore/plan/plan.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { reference } from './hunt.js';

const PLAN: Plan = {
  scenario: 'beginnings',
  setup: [{ kind: 'createRun', run: 'r1', workflow: 'w', input: 'i' }],
  actors: [
    { name: 'A', process: 0, ops: [{ kind: 'startRun', run: 'r1' }] },
    {
      name: 'N',
      process: 0,
      role: 'nemesis',
      ops: [{ kind: 'crash', process: 0 }],
    },
  ],
  clock: { tickMs: 1, skewMs: [0] },
  choices: [],
  faults: [],
  entropy: 0,
};

const throwing = () => {
  throw new Error('Unexpected end of JSON input');
};

async function played(changes: Partial<LoadedSubject>) {
  return attempt({ ...(await reference()), ...changes }, PLAN);
}

describe('a World that is started again over what a crash has left', () => {
  it('begins', async () => {
    const { broken, judgement } = await played({});
    expect(broken).toEqual([]);
    expect(judgement?.exercised).toContain('recovery.begins');
  });

  it('breaks a clause where its start() throws', async () => {
    const { broken, failure, judgement } = await played({
      begin: async () => throwing(),
    });
    expect([broken, failure]).toEqual([['recovery.begins'], undefined]);
    expect(judgement?.witnesses.get('recovery.begins')).toBe(
      'the restart of p0, which threw Unexpected end of JSON input'
    );
  });

  it('is not asked of a process that died as it began', async () => {
    let second = () => {};
    const isSecond = new Promise<void>((resolve) => {
      second = resolve;
    });
    let begun = 0;
    const subject = {
      ...(await reference()),
      begin: async () => {
        if (begun++ > 0) return second();
        await isSecond;
        throwing();
      },
    };
    const crash = { kind: 'crash', process: 0 } as const;
    const [caller, nemesis] = PLAN.actors;
    const ops = [crash, { kind: 'restart', process: 0 } as const, crash];
    const plan = { ...PLAN, actors: [caller, { ...nemesis, ops }] } as Plan;
    const { broken, failure, judgement } = await attempt(subject, plan);
    expect([begun, broken, failure]).toEqual([2, [], undefined]);
    expect(judgement?.exercised).toContain('recovery.begins');
  });

  it('breaks it where it cannot be made, and nothing is answered', async () => {
    const { broken, failure } = await played({ restart: throwing });
    expect(failure).toBeUndefined();
    expect(broken).toContain('recovery.begins');
  });

  it('is not to blame for what is not there with an empty store either', async () => {
    const { failure } = await played({
      begin: async () => throwing(),
      cannotBegin: () => 'Unexpected end of JSON input',
    });
    expect(failure).toContain('as it does with an empty store');
  });
});
