import { expect, it } from 'vitest';
import type { Agent, Program } from '../../../../src/explore/policies/agent.js';
import { mutantOf } from '../../../../src/explore/policies/mutants/mutant.js';
import type { Outcome, PolicyRequest } from '../../../../src/model/policy.js';

const WRONG: Outcome = { kind: 'hung' };

const MISTAKE = {
  name: 'absurd',
  title: 'It gives up at once.',
  visible: 'alone',
  program: async () => WRONG,
} as const;

/** A World that answers nothing, and a request of it. */
function play(program: Program | undefined, over: PolicyRequest['over']) {
  const request = { over, key: 'k', run: 'r1', input: 'in' };
  const asked: string[] = [];
  const agent = {
    request,
    run: 'r1',
    renew: () => 'r1',
    ask: (call: { kind: string }) => {
      asked.push(call.kind);
      return Promise.resolve({ ok: false, refusal: 'unexpected', message: '' });
    },
  } as unknown as Agent;
  const outcome = program?.(agent).catch((answered) => answered.outcome);
  return Promise.resolve(outcome).then((told) => ({ told, asked }));
}

it('is of the clause that has the name of its policy', () => {
  const { id, clause, programs } = mutantOf('reject', MISTAKE);
  expect({ id, clause, played: Object.keys(programs) }).toEqual({
    id: 'policy.reject/absurd',
    clause: 'policy.reject',
    played: ['reject'],
  });
});

it('makes its mistake however the request is admitted, unless told', async () => {
  const { programs } = mutantOf('reject', MISTAKE);
  for (const over of ['claim', 'keyed'] as const) {
    const played = await play(programs.reject, over);
    expect(played).toEqual({ told: WRONG, asked: [] });
  }
});

it('plays the true program where there is nothing to be mistaken in', async () => {
  const { programs } = mutantOf('reject', { ...MISTAKE, over: 'claim' });
  expect((await play(programs.reject, 'claim')).told).toEqual(WRONG);
  expect(await play(programs.reject, 'keyed')).toEqual({
    told: { kind: 'indeterminate', message: '' },
    asked: ['keyedStart'],
  });
});
