import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClauseId } from '../../src/model/clauses/registry.js';
import { isReadOnly, step } from '../../src/model/lifecycle.js';
import { stateKey } from '../../src/model/state-key.js';
import { isWrite } from '../../src/model/writes.js';
import {
  accepted,
  claims,
  moments,
  momentsOf,
  refused,
} from './arbitraries.js';
import { states } from './arbitrary-states.js';
import { deepFreeze } from './freeze.js';

const SEED = 2376;
const law = <A>(arbitrary: fc.Arbitrary<A>, holds: (value: A) => void): void =>
  fc.assert(fc.property(arbitrary, holds), { seed: SEED, numRuns: 2_000 });

const steps = fc.tuple(states, moments);

describe('a step', () => {
  it('changes neither the state nor the moment that it is given', () => {
    law(steps, ([state, moment]) => {
      step(deepFreeze(state), deepFreeze(moment));
    });
  });

  it('answers the same to the same question', () => {
    law(steps, ([state, moment]) => {
      expect(step(state, moment)).toEqual(step(state, moment));
    });
  });

  it('says that it broke only what it has consulted', () => {
    law(steps, ([state, moment]) => {
      for (const { breaks, exercises } of step(state, moment)) {
        expect(exercises).toEqual(expect.arrayContaining([...breaks]));
        expect(exercises.every(isClauseId)).toBe(true);
      }
    });
  });

  it('leaves every state as it is, where it is declared read-only', () => {
    law(steps, ([state, moment]) => {
      fc.pre(isReadOnly(moment));
      for (const { next } of step(state, moment)) expect(next).toBe(state);
    });
  });

  it('has at least one meaning for whatever a reader is told', () => {
    law(steps, ([state, moment]) => {
      fc.pre(!isWrite(moment.call));
      expect(step(state, moment).length).toBeGreaterThan(0);
    });
  });

  it('does nothing, or what it may do, if nobody saw the answer', () => {
    const unanswered = momentsOf(fc.constant(undefined));
    law(fc.tuple(states, unanswered), ([state, moment]) => {
      const transitions = step(state, moment);
      expect(transitions.flatMap(({ breaks }) => breaks)).toEqual([]);
      expect(transitions.map(({ next }) => next)).toContain(state);
    });
  });

  it('keeps the state on a refusal, but for a claim that made its hook', () => {
    law(fc.tuple(states, momentsOf(refused)), ([state, moment]) => {
      fc.pre(moment.part === 'effect');
      for (const { next } of step(state, moment)) {
        if (next === state) continue;
        expect(moment.call.kind).toBe('createHook');
        expect(moment.response).toMatchObject({ ok: false });
        const [[before], [after]] = [state, next].map((each) =>
          Object.entries(each.hooks).filter(
            ([name]) => 'hook' in moment.call && name === moment.call.hook
          )
        ) as [[[string, object]], [[string, object]]];
        expect(after).toEqual([before[0], { ...before[1], live: true }]);
      }
    });
  });

  it('touches no run but its own', () => {
    law(steps, ([state, moment]) => {
      const own = 'run' in moment.call ? moment.call.run : undefined;
      for (const { next } of step(state, moment)) {
        for (const name of Object.keys(state.runs)) {
          if (name === own) continue;
          expect(next.runs[name]).toBe(state.runs[name]);
        }
      }
    });
  });

  it('brings no ended run back to life, unless a clause is broken', () => {
    law(fc.tuple(states, momentsOf(accepted)), ([state, moment]) => {
      for (const { next, breaks } of step(state, moment)) {
        if (breaks.length > 0 || moment.call.kind === 'keyedStart') continue;
        for (const [name, { status }] of Object.entries(state.runs)) {
          if (status === 'pending' || status === 'running') continue;
          expect(next.runs[name]?.status).toBe(status);
        }
      }
    });
  });

  it('gives a held token to no second hook, unless a clause is broken', () => {
    law(fc.tuple(states, momentsOf(accepted, claims)), ([state, moment]) => {
      const { call, part } = moment;
      fc.pre(part === 'hold');
      for (const { breaks } of step(state, moment)) {
        if (breaks.length > 0 || call.kind !== 'createHook') continue;
        const others = Object.entries(state.hooks).filter(
          ([name, { token, held, ghost }]) =>
            name !== call.hook && token === call.token && held && !ghost
        );
        expect(others).toEqual([]);
      }
    });
  });

  it('depends on the state alone, not on the order of its entities', () => {
    law(steps, ([state, moment]) => {
      const turned = {
        runs: turn(state.runs),
        hooks: turn(state.hooks),
        keys: turn(state.keys),
      };
      const [here, there] = [state, turned].map((each) =>
        step(each, moment).map(({ next, breaks, exercises }) => [
          stateKey(next),
          [...breaks].sort(),
          [...exercises].sort(),
        ])
      );
      expect(there).toEqual(here);
    });
  });
});

function turn<T>(table: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(table).toReversed());
}
