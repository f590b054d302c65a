import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import type { Operation } from '../../src/model/history.js';
import type { Response } from '../../src/model/response.js';
import { judgedHistory } from '../../src/runtime/judged-history.js';

const EXISTS = { ok: false, refusal: 'exists', message: 'taken' } as const;
const TAKEN = { ok: true, conflict: { owner: 'r1' } } as const;

function claim(hook: string, invoked: number, response: Response): Operation {
  const call: Call = { kind: 'createHook', run: 'r2', hook, token: 'key' };
  const returned = invoked + 5;
  return {
    actor: 'B',
    process: 0,
    call,
    response,
    invoked,
    returned,
    invokedAtMs: invoked,
  };
}

const judged = (...operations: Operation[]) =>
  judgedHistory({ operations, skewMs: 0 }).operations;

describe('what the judge sees of claims that a replay repeats', () => {
  it('is one claim: a late repetition asks for nothing any more', () => {
    const first = claim('h1', 10, TAKEN);
    expect(judged(first, claim('h1', 90, EXISTS))).toEqual([first]);
  });

  it('lasts from the first attempt to the answer that was accepted', () => {
    const [only] = judged(claim('h1', 10, EXISTS), claim('h1', 20, TAKEN));
    expect(only).toMatchObject({ invoked: 10, returned: 25, response: TAKEN });
  });

  it('is two where the World first refused the key and later gave it', () => {
    const claims = [claim('h1', 10, TAKEN), claim('h1', 20, { ok: true })];
    expect(judged(...claims)).toEqual(claims);
  });

  it('keeps every refusal where none was accepted', () => {
    const refused = [claim('h1', 10, EXISTS), claim('h1', 20, EXISTS)];
    expect(judged(...refused)).toEqual(refused);
  });

  it('ends with a last look of each entity: all is quiet by then', () => {
    const request = {
      kind: 'request',
      policy: 'entity',
      over: 'claim',
      key: 'key',
      run: 'r2',
      input: 'in-r2',
    } as const;
    const record = { actor: 'B', request, run: 'r2', invoked: 1, works: [] };
    const { operations } = judgedHistory({
      operations: [claim('h1', 10, { ok: true })],
      skewMs: 0,
      requests: [record],
    });
    expect(operations.at(-1)).toMatchObject({
      actor: 'B',
      call: { kind: 'listEvents', run: 'r2' },
    });
  });

  it('keeps claims under different hooks apart', () => {
    const claims = [claim('h1', 10, TAKEN), claim('h2', 20, TAKEN)];
    expect(judged(...claims)).toEqual(claims);
  });
});
