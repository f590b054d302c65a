import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import { castOf } from '../../src/model/cast.js';
import type { Operation } from '../../src/model/history.js';
import { momentsOf } from '../../src/model/moments-of.js';
import type { Refusal, Response } from '../../src/model/response.js';
import { WHOLE } from './arbitraries.js';

const CLAIM: Call = { kind: 'createHook', run: 'r1', hook: 'h1', token: 't1' };
const OTHER: Call = { kind: 'createHook', run: 'r1', hook: 'h2', token: 't2' };
const END: Call = { kind: 'endRun', run: 'r1', status: 'completed', value: '' };

const operation = (
  call: Call,
  response?: Response,
  [invoked, returned] = [2, 3]
): Operation => ({
  actor: 'A',
  process: 0,
  call,
  response,
  invoked,
  invokedAtMs: 100,
  ...(response ? { returned, returnedAtMs: 110 } : {}),
});

const OK: Response = { ok: true };
const refused = (refusal: Refusal): Response => ({
  ok: false,
  refusal,
  message: '',
});

/** Of calls that are under way beside the one that is asked about. */
const BESIDE: readonly [number, number] = [1, 4];

/** The parts of one operation in a history that claims h1 and h2 too. */
function partsOf(call: Call, response?: Response, when = BESIDE): string[] {
  const told = operation(call, response);
  const claims = [CLAIM, OTHER].map((each) => operation(each, OK, [...when]));
  const cast = castOf([...claims, told], 0, WHOLE);
  return momentsOf(told, cast, undefined).map(({ part, subject }) =>
    subject === undefined ? part : `${part} ${subject}`
  );
}

describe('the moments of an operation', () => {
  it('are one for what is atomic by contract', () => {
    expect(partsOf({ kind: 'startRun', run: 'r1' }, OK)).toEqual(['effect']);
    expect(partsOf({ kind: 'getRun', run: 'r1' }, OK)).toEqual(['effect']);
  });

  it('are one more for each hook that an end lets go', () => {
    expect(partsOf(END, OK)).toEqual([
      'effect',
      'hide h1',
      'hide h2',
      'release h1',
      'release h2',
    ]);
  });

  it('take the token before the hook is there', () => {
    expect(partsOf(CLAIM, OK)).toEqual(['hold', 'effect']);
  });

  it('meet a conflict and name its owner apart', () => {
    const conflict = { ok: true, conflict: { owner: 'r2' } } as const;
    expect(partsOf(CLAIM, conflict)).toEqual(['conflict', 'name']);
  });

  it('are one for a refusal, but two if a claim may be told of itself', () => {
    expect(partsOf(END, refused('exists'))).toEqual(['effect']);
    expect(partsOf(CLAIM, refused('expired'))).toEqual(['effect']);
    expect(partsOf(CLAIM, refused('exists'))).toEqual(['hold', 'effect']);
  });

  it('are one for a claim that comes after all others were answered', () => {
    expect(partsOf(CLAIM, refused('exists'), [0, 1])).toEqual(['effect']);
  });

  it('are all that may have been, without an answer', () => {
    expect(partsOf(CLAIM)).toEqual(['hold', 'effect']);
    expect(partsOf(CLAIM, refused('lost'))).toEqual(['hold', 'effect']);
  });

  it('are one more for an error that says nothing, which is judged first', () => {
    const parts = partsOf(CLAIM, refused('unexpected'));
    expect(parts).toEqual(['answer', 'hold', 'effect']);
  });

  it('take a list apart, run by run and hook by hook', () => {
    expect(partsOf({ kind: 'listRuns' }, OK)).toEqual(['list-run r1']);
    expect(partsOf({ kind: 'listHooks', run: 'r1' }, OK)).toEqual([
      'list-hook h1',
      'list-hook h2',
    ]);
    expect(partsOf({ kind: 'listEvents', run: 'r1' }, OK)).toEqual([]);
  });

  it('span the call and the skew of the clocks', () => {
    const timeOf = (skewMs: number, response?: Response) => {
      const told = operation(CLAIM, response);
      return momentsOf(told, castOf([told], skewMs, WHOLE), undefined)[0]?.time;
    };
    expect(timeOf(0, OK)).toEqual({ fromMs: 100, toMs: 110 });
    expect(timeOf(40, OK)).toEqual({ fromMs: 60, toMs: 150 });
    expect(timeOf(40)).toEqual({
      fromMs: 60,
      toMs: Number.POSITIVE_INFINITY,
    });
  });

  it('know of a claim that comes twice, and of a run that a key names', () => {
    const second = operation(CLAIM, refused('exists'), [...BESIDE]);
    const twice = [operation(CLAIM, OK), second];
    const [first] = momentsOf(
      twice[0] as Operation,
      castOf(twice, 0, WHOLE),
      3
    );
    expect(first).toMatchObject({ known: { rival: 'repeat', logIndex: 3 } });
    const keyed = operation({
      kind: 'keyedStart',
      key: 'k1',
      workflow: 'order',
      run: 'r2',
      input: '',
      windowMs: 0,
    });
    const read = operation({ kind: 'getRun', run: 'r2' }, OK);
    const cast = castOf([keyed, read], 0, WHOLE);
    expect(momentsOf(read, cast, undefined)[0]?.known?.isKeyed).toBe(true);
  });
});
