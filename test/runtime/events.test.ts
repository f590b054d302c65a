import { describe, expect, it } from 'vitest';
import { callOfEvent, labelIn, responseOf } from '../../src/runtime/events.js';
import type { EventRequest } from '../../src/worlds/contract/api.js';
import { emptyStage } from './stage.js';

const bytes = (text: string) => new TextEncoder().encode(text);

function callOf(event: Omit<EventRequest, 'specVersion'>) {
  const stage = emptyStage();
  stage.aliases.name('wrun_1', 'r1');
  return callOfEvent('wrun_1', { specVersion: 7, ...event }, stage);
}

describe('an event of the runtime, as a call of the model', () => {
  it('ends a run with the label that its output carries', () => {
    const output = bytes('devl{"kind":"started","value":"out-r1"}');
    expect(
      callOf({ eventType: 'run_completed', eventData: { output } })
    ).toEqual({
      kind: 'endRun',
      run: 'r1',
      status: 'completed',
      value: 'out-r1',
    });
    expect(callOf({ eventType: 'run_cancelled' })).toMatchObject({
      kind: 'endRun',
      status: 'cancelled',
    });
  });

  it('names a step by its function, and a hook by its run', () => {
    const step = callOf({
      eventType: 'step_created',
      correlationId: 'step_1',
      eventData: { stepName: 'step//./workflows/order//forward' },
    });
    expect(step).toEqual({ kind: 'createStep', run: 'r1', step: 'r1-forward' });
    const token = 'key-1';
    const eventData = { token };
    expect(
      callOf({ eventType: 'hook_created', correlationId: 'hook_1', eventData })
    ).toEqual({ kind: 'createHook', run: 'r1', hook: 'r1-hook', token: 'key' });
  });

  it('sets the attributes of its run', () => {
    const eventData = { changes: [{ key: 'a', value: '1' }, { key: 'b' }] };
    expect(callOf({ eventType: 'attr_set', eventData })).toEqual({
      kind: 'setAttributes',
      run: 'r1',
      changes: [
        ['a', '1'],
        ['b', null],
      ],
    });
  });

  it('is none where the model knows no such call', () => {
    expect(callOf({ eventType: 'wait_created' })).toBeUndefined();
  });

  it('reads the owner out of a conflict, and labels that are known only', () => {
    const stage = emptyStage();
    stage.aliases.name('wrun_2', 'r2');
    const event = {
      eventType: 'hook_conflict',
      eventId: 'evnt_1',
      runId: 'wrun_1',
      eventData: { conflictingRunId: 'wrun_2' },
    };
    expect(responseOf({ event }, stage)).toEqual({
      ok: true,
      conflict: { owner: 'r2' },
    });
    expect(labelIn(bytes('["in-r2"]'), stage)).toBe('in-r2');
    expect(labelIn(bytes('["in-r9"]'), stage)).toBeUndefined();
    expect(labelIn(undefined, stage)).toBeUndefined();
  });
});
