import { describe, expect, it } from 'vitest';
import * as cloudflare from '../../src/engines/cloudflare-local/outcomes.js';
import * as dbos from '../../src/engines/dbos/outcomes.js';
import { returnedValue } from '../../src/engines/inngest/api.js';
import * as restate from '../../src/engines/restate/outcomes.js';
import * as temporal from '../../src/engines/temporal/outcomes.js';

describe('what DBOS says, in the words of all engines', () => {
  it('tells an id in use by an open run from one of a closed run', () => {
    const used = (status: string) =>
      `Workflow ID k is already in use by workflow job with status ${status}.`;
    expect(dbos.refusalOf(used('PENDING'))).toBe('in flight');
    expect(dbos.refusalOf(used('SUCCESS'))).toBe('closed');
    expect(dbos.refusalOf('Workflow w was deduplicated due to …')).toBe(
      'lease'
    );
    expect(dbos.rejection(new Error('odd'))).toMatchObject({ why: 'other' });
  });

  it('tells a running run that was found from one that is over', () => {
    const status = (name: string) => ({ workflowID: 'w', status: name });
    expect(dbos.takenOutcome('w', status('PENDING')).type).toBe('attached');
    expect(dbos.takenOutcome('w', status('CANCELLED'))).toMatchObject({
      type: 'replayed',
      state: 'cancelled',
    });
    expect(dbos.resultOf(null)).toEqual({ state: 'unknown' });
    expect(dbos.resultOf(status('ENQUEUED'))).toEqual({ state: 'pending' });
  });
});

describe('what Temporal says', () => {
  it('goes through the causes to what the server said', () => {
    const inner = Object.assign(new Error('8 RESOURCE_EXHAUSTED'), { code: 8 });
    const outer = new Error('Failed to start Workflow', { cause: inner });
    expect(temporal.refusalOf(outer)).toBe('throttled');
    expect(temporal.rejection(outer).message).toContain('RESOURCE_EXHAUSTED');
    const taken = new Error('Workflow execution already started');
    taken.name = 'WorkflowExecutionAlreadyStartedError';
    expect(temporal.refusalOf(taken)).toBe('in use');
  });

  it.each([
    ['Workflow execution is already running. WorkflowId: k', 'in flight'],
    ['Workflow execution already finished successfully.', 'closed'],
    ['Workflow execution already completed.', 'closed'],
  ])('tells by the server whether the run is over: %s', (text, why) => {
    const cause = Object.assign(new Error(`6 ALREADY_EXISTS: ${text}`), {
      code: 6,
    });
    const taken = new Error('Workflow execution already started', { cause });
    taken.name = 'WorkflowExecutionAlreadyStartedError';
    expect(temporal.refusalOf(taken)).toBe(why);
  });

  it('takes a terminated run for a cancelled one', () => {
    expect(temporal.resultOf('TERMINATED')).toMatchObject({
      state: 'cancelled',
    });
    expect(temporal.resultOf('COMPLETED')).toBeUndefined();
  });
});

describe('what Restate says', () => {
  const reply = (status: number, body: unknown) => ({
    status,
    body,
    headers: {},
  });
  const peek = (state: 'pending' | 'unknown') => async () => ({ state });

  it('tells the meanings of 409 apart by their text', () => {
    const killed = reply(409, { message: 'killed' });
    expect(restate.resultOf(killed).state).toBe('cancelled');
    const twice = 'the workflow method was already invoked';
    expect(restate.refusalOf(reply(409, { message: twice }))).toBe('in use');
    const late = 'promise was already completed';
    expect(restate.refusalOf(reply(409, { message: late }))).toBe('closed');
  });

  it('asks what became of a run that had been accepted before', async () => {
    const first = reply(202, { invocationId: 'i', status: 'Accepted' });
    expect(await restate.sentOutcome(first, peek('unknown'))).toEqual({
      type: 'started',
      run: 'i',
    });
    const again = reply(202, {
      invocationId: 'i',
      status: 'PreviouslyAccepted',
    });
    expect((await restate.sentOutcome(again, peek('pending'))).type).toBe(
      'attached'
    );
  });
});

describe('what the local emulator of Cloudflare Workflows says', () => {
  it('cannot tell a new instance from an old one, and says so', () => {
    const created = cloudflare.startOutcome({ answer: 'k' });
    expect(created).toEqual({ type: 'opaque', run: 'k' });
    expect(cloudflare.startOutcome({ answer: ['k'] })).toEqual(created);
  });

  it('knows the refusals of production, should they come', () => {
    expect(cloudflare.startOutcome({ answer: [] })).toMatchObject({
      why: 'skipped',
    });
    const taken = 'WorkflowError: (instance.already_exists)';
    expect(cloudflare.refusalOf(taken)).toBe('in use');
    const invalid = 'WorkflowError: Workflow instance has invalid id';
    expect(cloudflare.refusalOf(invalid)).toBe('bad key');
  });

  it('takes an instance that is not there for an unknown run', () => {
    const result = (status: string) =>
      cloudflare.resultOf({ answer: { status, output: 1 } }).state;
    expect(
      ['complete', 'errored', 'terminated', 'waiting'].map(result)
    ).toEqual(['value', 'error', 'cancelled', 'pending']);
    const absent = { error: 'instance.not_found' };
    expect(cloudflare.resultOf(absent)).toEqual({ state: 'unknown' });
    expect(() => cloudflare.resultOf({ error: 'odd' })).toThrow('odd');
  });
});

describe('what Inngest says', () => {
  it('finds the value that a run returned among its ops', () => {
    const value = { request: 'r' };
    const ops = [{ op: 'StepRun' }, { op: 'RunComplete', data: value }];
    expect(returnedValue(JSON.stringify(ops))).toEqual(value);
    expect(returnedValue(JSON.stringify(value))).toEqual(value);
  });
});
