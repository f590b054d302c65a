import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ObservedMoment } from '../../src/judge/moment-history.js';
import { overtakes } from '../../src/judge/overtakes.js';
import type { Call } from '../../src/model/call.js';
import { type Cast, castOf } from '../../src/model/cast.js';
import type { Operation } from '../../src/model/history.js';
import { step } from '../../src/model/lifecycle.js';
import { momentsOf } from '../../src/model/moments-of.js';
import type { Response } from '../../src/model/response.js';
import type { Transition } from '../../src/model/ruling.js';
import { EMPTY_STATE, type State } from '../../src/model/state.js';
import { stateKey } from '../../src/model/state-key.js';
import { WHOLE } from '../model/arbitraries.js';

const run = fc.constantFrom('r1', 'r2');
const hook = fc.constantFrom('h1', 'h2', 'h3');
const token = fc.constantFrom('t1', 't2');
const one = <T>(value: T) => fc.constant(value);

const ends: fc.Arbitrary<Call> = fc.record({
  kind: one('endRun' as const),
  run,
  status: fc.constantFrom('completed' as const, 'cancelled' as const),
  value: fc.constantFrom('a', 'b'),
});

const calls: fc.Arbitrary<Call> = fc.oneof(
  ends,
  fc.record({
    kind: one('createRun' as const),
    run,
    workflow: one('w'),
    input: one('in'),
  }),
  fc.record({ kind: one('startRun' as const), run }),
  fc.record({
    kind: one('createHook' as const),
    run,
    hook,
    token,
    retainMs: fc.option(one(1000), { nil: undefined }),
  }),
  fc.record({ kind: one('resume' as const), run, hook, payload: one('p') }),
  fc.record({ kind: one('disposeHook' as const), run, hook }),
  fc.record({ kind: one('createStep' as const), run, step: one('s1') }),
  fc.record({ kind: one('getRun' as const), run }),
  fc.record({ kind: one('getHook' as const), hook }),
  fc.record({ kind: one('getByToken' as const), token }),
  fc.record({ kind: one('listHooks' as const), run })
);

const OK = { ok: true } as const;

const responses: fc.Arbitrary<Response> = fc.oneof(
  one(OK),
  fc
    .record({ hook, run, token })
    .map((view) => ({ ok: true, hook: view }) as const),
  fc
    .constantFrom('completed' as const, 'running' as const)
    .map((status) => ({ ok: true, run: { run: 'r1', status } }) as const),
  one({ ok: true, conflict: { owner: 'r1' } } as const),
  fc
    .constantFrom('exists' as const, 'hook-not-found' as const)
    .map((refusal) => ({ ok: false, refusal, message: '' }) as const)
);

function operation(call: Call, response: Response, returned = 9): Operation {
  const at = { invoked: 0, returned, invokedAtMs: 0, returnedAtMs: 0 };
  return { actor: 'A', process: 0, call, response, ...at };
}

/** Two runs, each with a hook. */
const beginning = [
  { kind: 'createRun', run: 'r1', workflow: 'w', input: 'in' },
  { kind: 'createHook', run: 'r1', hook: 'h1', token: 't1', retainMs: 1000 },
  { kind: 'createRun', run: 'r2', workflow: 'w', input: 'in' },
  { kind: 'createHook', run: 'r2', hook: 'h2', token: 't2' },
] as const satisfies readonly Call[];

const pasts = fc
  .array(calls, { maxLength: 4 })
  .map((later) => [...beginning, ...later].map((call) => operation(call, OK)));

const operations = fc
  .tuple(calls, responses, fc.nat(9))
  .map(([call, response, returned]) => operation(call, response, returned));

/** What a World may have come to, lawfully or not. */
function stateAfter(past: readonly Operation[], cast: Cast): State {
  let state = EMPTY_STATE;
  for (const operation of past) {
    for (const moment of momentsOf(operation, cast, undefined)) {
      state = step(state, moment).at(-1)?.next ?? state;
    }
  }
  return state;
}

function observed(operation: Operation, cast: Cast): ObservedMoment[] {
  const { actor, invoked, returned } = operation;
  return momentsOf(operation, cast, undefined).map((op) => ({
    process: actor,
    op,
    response: true,
    call: invoked,
    return: returned,
  }));
}

/** Both orders of two moments, by where they lead and what they break. */
function outcomes(
  state: State,
  first: ObservedMoment,
  second: ObservedMoment,
  isSwapped: boolean
): string[] {
  const told = ({ breaks, exercises }: Transition) =>
    JSON.stringify([breaks, exercises]);
  return step(state, first.op).flatMap((one) =>
    step(one.next, second.op).map((two) => {
      const both = [told(one), told(two)];
      const inOrder = isSwapped ? both.toReversed() : both;
      return [...inOrder, stateKey(two.next)].join('\n');
    })
  );
}

const scenes = fc.record({
  past: pasts,
  end: fc
    .tuple(ends, fc.nat(9))
    .map(([call, returned]) => operation(call, OK, returned)),
  other: operations,
});

describe('overtaking', () => {
  it('makes no difference to either moment', () => {
    let seen = 0;
    fc.assert(
      fc.property(scenes, ({ past, end, other }) => {
        const cast = castOf([...past, end, other], 0, WHOLE);
        const state = stateAfter(past, cast);
        for (const moment of observed(end, cast)) {
          if (step(state, moment.op).length === 0) continue;
          for (const before of observed(other, cast)) {
            if (!overtakes(moment, before, cast)) continue;
            const after = outcomes(state, before, moment, false);
            const ahead = outcomes(state, moment, before, true);
            seen += after.length;
            expect(ahead).toEqual(expect.arrayContaining(after));
          }
        }
      }),
      { numRuns: 4000 }
    );
    expect(seen).toBeGreaterThan(1000);
  });

  it('is for the end that returns first, of two that hide one hook', () => {
    const end = { kind: 'endRun', run: 'r1', status: 'failed' } as const;
    const endAt = (returned: number) =>
      operation({ ...end, value: `at ${returned}` }, OK, returned);
    const claim = operation(beginning[1], OK);
    const cast = castOf([claim, endAt(5), endAt(9)], 0, WHOLE);
    const [, soon] = observed(endAt(5), cast) as [unknown, ObservedMoment];
    const [, late] = observed(endAt(9), cast) as [unknown, ObservedMoment];
    expect(soon.op.part).toBe('hide');
    expect(overtakes(soon, late, cast)).toBe(true);
    expect(overtakes(late, soon, cast)).toBe(false);
  });
});
