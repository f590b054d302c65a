import { describe, expect, it } from 'vitest';
import type { Call, RunStatus } from '../../src/model/call.js';
import type { Operation } from '../../src/model/history.js';
import type { Outcome, RequestRecord } from '../../src/model/policy.js';
import { unanswered } from '../../src/runtime/unanswered.js';

function operation(actor: string, call: Call, status?: RunStatus): Operation {
  const response = {
    ok: true as const,
    ...(status && { run: { run: 'r1', status } }),
  };
  const times = { invoked: 5, returned: 6, invokedAtMs: 5 };
  return { actor, process: 0, call, response, ...times };
}

const ended = (status: 'completed' | 'failed') =>
  operation('A', { kind: 'endRun', run: 'r1', status, value: 'v' });

const left = (status: RunStatus): Operation => ({
  ...operation('observer', { kind: 'getRun', run: 'r1' }, status),
  role: 'observer',
});

function told(outcome: Outcome, ...operations: Operation[]) {
  const request = {
    kind: 'request',
    policy: 'reject',
    over: 'claim',
    key: 'key',
    run: 'r1',
    input: 'in-r1',
  } as const;
  const record: RequestRecord = {
    actor: 'A',
    request,
    run: 'r1',
    invoked: 0,
    answered: 9,
    outcome,
    works: [],
  };
  return unanswered({ operations, skewMs: 0, requests: [record] });
}

describe('each request gets an answer', () => {
  it('and a refusal is one', () => {
    const refused = { kind: 'rejected', why: 'in-flight' } as const;
    expect(told(refused, ended('completed'))).toBeUndefined();
  });

  it('but not where a run that ended is put back to running', () => {
    const hung = { kind: 'hung', run: 'r1' } as const;
    expect(told(hung, ended('completed'), left('running'))).toBe(
      'A: waits for r1, which ended, and is left running'
    );
    expect(told(hung, left('pending'))).toBe(
      'A: waits for r1, which never ended: it is left pending'
    );
  });

  it('nor where its run fails, though no workflow here does', () => {
    const message = 'Workflow replay diverged';
    expect(
      told({ kind: 'indeterminate', run: 'r1', message }, ended('failed'))
    ).toBe(
      'A: r1 failed, though its workflow did not: Workflow replay diverged'
    );
    expect(told({ kind: 'attached', run: 'r2' }, ended('failed'))).toBe(
      'A: r1 failed, though its workflow did not'
    );
  });
});
