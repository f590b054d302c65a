import { expect, test } from 'vitest';
import { unusualCalls } from '../../../src/explore/cause/unusual.js';
import type { Call } from '../../../src/model/call.js';
import type { Operation } from '../../../src/model/history.js';

/** Accepted calls, one after the other. */
function said(...calls: Call[]): string[] {
  const operations: Operation[] = calls.map((call, at) => ({
    actor: 'A',
    process: 0,
    call,
    invoked: 2 * at,
    invokedAtMs: 0,
    response: { ok: true },
    returned: 2 * at + 1,
    returnedAtMs: 0,
  }));
  return unusualCalls({ operations, skewMs: 0 });
}

const create: Call = {
  kind: 'createRun',
  run: 'r1',
  workflow: 'w',
  input: 'i',
};
const start: Call = { kind: 'startRun', run: 'r1' };
const claim: Call = { kind: 'createHook', run: 'r1', hook: 'h1', token: 't1' };
const end = (status: 'failed' | 'cancelled'): Call => ({
  kind: 'endRun',
  run: 'r1',
  status,
  value: 'v',
});

test('the runtime fails a run, and claims, once it has started', () => {
  expect(said(create, start, claim, end('failed'))).toEqual([]);
  expect(said(create, end('failed'))).toEqual(['endRun on a run not started']);
  expect(said(claim, create, start)).toEqual([
    'createHook on a run not started',
  ]);
});

test('anybody may cancel a run that is there', () => {
  expect(said(create, end('cancelled'))).toEqual([]);
  expect(said(end('cancelled'))).toEqual([
    'endRun on a run that nobody created',
  ]);
});
