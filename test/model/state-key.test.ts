import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_STATE,
  NEW_RUN,
  type State,
  withRun,
} from '../../src/model/state.js';
import { stateKey } from '../../src/model/state-key.js';
import { states } from './arbitrary-states.js';

const SEED = 2376;

/** The same value, with the entries of every table the other way round. */
function turned<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(turned) as T;
  const entries = Object.entries(value).toReversed();
  return Object.fromEntries(
    entries.map(([name, field]) => [
      name,
      isTable(field) ? turned(field) : field,
    ])
  ) as T;
}

/** Spans and resumes are written by one hand and in one order of fields. */
function isTable(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !('fromMs' in value) &&
    !('payload' in value)
  );
}

/** Without fields that are undefined: to be absent is to be undefined. */
const plain = (state: State): unknown => JSON.parse(JSON.stringify(state));

describe('the key of a state', () => {
  it('is the same in whatever order the state came about', () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(stateKey(turned(state))).toBe(stateKey(state));
      }),
      { seed: SEED, numRuns: 1_000 }
    );
  });

  it('is the same for equal states and differs for others', () => {
    fc.assert(
      fc.property(states, states, (one, other) => {
        const isEqual =
          JSON.stringify(sorted(plain(one))) ===
          JSON.stringify(sorted(plain(other)));
        expect(stateKey(one) === stateKey(other)).toBe(isEqual);
      }),
      { seed: SEED, numRuns: 1_000 }
    );
  });

  it('differs as soon as one field of one entity does', () => {
    const changes = [
      { status: 'running' },
      { value: 'A1' },
      { input: 'A1' },
      { attributes: { a: '1' } },
      { steps: { s1: 'pending' } },
      { resumes: { x1: { hook: 'h1', payload: 'P1' } } },
      { endedAt: { fromMs: 0, toMs: 1 } },
      { endedAt: { fromMs: 0, toMs: Number.POSITIVE_INFINITY } },
      { seenEnded: true },
      { appended: 0 },
    ] as const;
    const keys = [{}, ...changes].map((change) =>
      stateKey(withRun(EMPTY_STATE, 'r1', { ...NEW_RUN, ...change }))
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('tells whose entity it is', () => {
    const keys = ['r1', 'r2'].map((name) =>
      stateKey(withRun(EMPTY_STATE, name, NEW_RUN))
    );
    expect(new Set([...keys, stateKey(EMPTY_STATE)]).size).toBe(3);
  });

  it('follows the state where an entity is replaced', () => {
    const before = withRun(EMPTY_STATE, 'r1', NEW_RUN);
    const known = stateKey(before);
    const after = withRun(before, 'r1', { ...NEW_RUN, status: 'running' });
    expect(stateKey(after)).not.toBe(known);
    expect(stateKey(before)).toBe(known);
  });
});

function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.entries(value)
    .map(([name, field]) => [name, sorted(field)])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
}
