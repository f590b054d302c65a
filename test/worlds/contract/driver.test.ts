import { describe, expect, test } from 'vitest';
import { type Call, stackOf } from '../../../src/model/call.js';
import { contextGiven } from '../../../src/worlds/contract/context.js';
import { perform } from '../../../src/worlds/contract/driver.js';
import {
  type Answers,
  fakeWorld,
  NOW_MS,
  requestContext,
} from './fake-world.js';

/** An event that echoes the request, as most Worlds answer. */
const echo: NonNullable<Answers['create']> = (runId, data) => ({
  event: { ...data, runId, eventId: 'evnt_1' },
});

async function asked(call: Call, answers: Answers = { create: echo }) {
  const context = requestContext();
  const { world, asked } = fakeWorld(answers);
  const response = await perform(world, call, context);
  return { response, asked, names: context.names };
}

const text = (words: string) => new TextEncoder().encode(words);

describe('a call that writes becomes one event', () => {
  test.each<[Call, string, object | undefined]>([
    [
      { kind: 'createRun', run: 'r1', workflow: 'order', input: 'in' },
      'run_created',
      {
        deploymentId: 'deployment-in',
        workflowName: 'order',
        input: text('in'),
        executionContext: contextGiven('context-in'),
      },
    ],
    [{ kind: 'startRun', run: 'r1' }, 'run_started', undefined],
    [
      { kind: 'endRun', run: 'r1', status: 'completed', value: 'out' },
      'run_completed',
      { output: text('out') },
    ],
    [
      { kind: 'endRun', run: 'r1', status: 'failed', value: 'oh' },
      'run_failed',
      {
        error: { message: 'oh', stack: stackOf('oh'), code: 'ERROR-oh' },
        errorCode: 'ERROR-oh',
      },
    ],
    [
      { kind: 'endRun', run: 'r1', status: 'cancelled', value: 'x' },
      'run_cancelled',
      undefined,
    ],
    [
      { kind: 'resume', run: 'r1', hook: 'h1', payload: 'p' },
      'hook_received',
      { payload: text('p') },
    ],
    [
      { kind: 'disposeHook', run: 'r1', hook: 'h1' },
      'hook_disposed',
      undefined,
    ],
    [
      { kind: 'setAttributes', run: 'r1', changes: [['a', null]] },
      'attr_set',
      { changes: [{ key: 'a', value: null }], writer: { type: 'workflow' } },
    ],
    [
      { kind: 'failStep', run: 'r1', step: 's1' },
      'step_failed',
      {
        stepName: 'step-s1-of-r1',
        error: {
          message: 'failed-of-s1-of-r1',
          stack: stackOf('failed-of-s1-of-r1'),
        },
        stack: stackOf('failed-of-s1-of-r1'),
      },
    ],
  ])('%j', async (call, eventType, eventData) => {
    const { response, asked: calls } = await asked(call);
    expect(response).toMatchObject({ ok: true, event: { type: eventType } });
    expect(calls.map(({ method }) => method)).toEqual(['events.create']);
    const [runId, data] = calls[0]?.args ?? [];
    expect(runId).toMatch(/^wrun_/);
    expect(data).toMatchObject({ eventType, specVersion: 8 });
    expect((data as { eventData?: object }).eventData).toEqual(eventData);
  });

  test('a claim names its hook, its token and its deadline', async () => {
    const { asked: calls, names } = await asked({
      kind: 'createHook',
      run: 'r1',
      hook: 'h1',
      token: 't1',
      retainMs: 60_000,
    });
    expect(calls[0]?.args[1]).toMatchObject({
      correlationId: names.id('hook', 'h1', 0),
      eventData: {
        token: 't1-7',
        tokenRetentionUntil: new Date('2030-01-01T00:01:00Z'),
      },
    });
  });

  test('a resume with an id brings it and a digest of its payload', async () => {
    const { asked: calls } = await asked({
      kind: 'resume',
      run: 'r1',
      hook: 'h1',
      payload: 'p',
      resumeId: 'i1',
    });
    const params = { resumeId: 'i1', resumePayloadDigest: 'digest-p' };
    expect(calls[0]?.args[2]).toEqual(params);
  });
});

describe('what comes back is told in the names of the plan', () => {
  const claim = {
    kind: 'createHook',
    run: 'r2',
    hook: 'h2',
    token: 't1',
  } as const;

  test('a conflict names its owner', async () => {
    const context = requestContext();
    const conflictingRunId = context.names.id('run', 'r1', 0);
    const { world } = fakeWorld({
      create: (runId) => ({
        event: {
          eventType: 'hook_conflict',
          eventId: 'evnt_2',
          runId,
          eventData: { token: 't1-7', conflictingRunId },
        },
      }),
    });
    expect(await perform(world, claim, context)).toMatchObject({
      ok: true,
      conflict: { owner: 'r1' },
      event: { type: 'hook_conflict', token: 't1' },
    });
  });

  test('one without an owner, or with a stranger, is told as it is', async () => {
    const conflict = (eventData: Record<string, unknown>) =>
      asked(claim, {
        create: (runId) => ({
          event: { eventType: 'hook_conflict', eventId: 'e', runId, eventData },
        }),
      });
    const nameless = await conflict({});
    expect(nameless.response).toMatchObject({ conflict: { owner: undefined } });
    const stranger = await conflict({ conflictingRunId: 'wrun_X' });
    expect(stranger.response).toMatchObject({ conflict: { owner: '?wrun_X' } });
  });

  test('a run has the value of its end, and says what is not as it was given', async () => {
    const run = (part: object) =>
      asked(
        { kind: 'getRun', run: 'r1' },
        { run: (runId) => ({ runId, status: 'completed', ...part }) }
      ).then(({ response }) => response);
    const forms = [
      [text('out'), 'out'],
      ['out', 'out as string'],
      [{ ...text('out') }, 'out as object'],
    ] as const;
    for (const [output, value] of forms) {
      expect(await run({ output })).toMatchObject({
        run: { run: 'r1', status: 'completed', value },
      });
    }
    const misplaced = { status: 'failed', output: text('oh') };
    expect(await run(misplaced)).toMatchObject({
      run: { status: 'failed', value: 'oh as output' },
    });
  });

  test.each([
    [{}, 'oh'],
    [{ stack: undefined }, 'oh without its stack'],
    [{ stack: 'Error: oh' }, 'oh without its stack'],
    [{ code: undefined }, 'oh without its code'],
    [{ code: 'ERROR-other' }, 'oh without its code'],
  ])('an error that is an object is whole, but for %j', async (lost, value) => {
    const whole = { message: 'oh', stack: stackOf('oh'), code: 'ERROR-oh' };
    const context = requestContext();
    const { world } = fakeWorld({
      run: (runId) => ({
        runId,
        status: 'failed',
        error: { ...whole, ...lost },
      }),
    });
    const response = await perform(
      world,
      { kind: 'getRun', run: 'r1' },
      context
    );
    expect(response).toMatchObject({ run: { status: 'failed', value } });
  });

  test('a hook is found by id and by token', async () => {
    const context = requestContext();
    const { names } = context;
    const hook = {
      hookId: names.id('hook', 'h1', 0),
      runId: names.id('run', 'r1', 0),
      token: names.token('t1'),
      metadata: new TextEncoder().encode('M1'),
      isWebhook: false,
      createdAt: new Date(NOW_MS + 5),
      ownerId: 'somebody',
    };
    const { world, asked: calls } = fakeWorld({ hook: () => hook });
    const shown = {
      hook: 'h1',
      run: 'r1',
      token: 't1',
      metadata: 'M1',
      isWebhook: false,
      createdAt: 5,
      ownerId: 'somebody',
      // Not there, which is another thing than not asked for.
      specVersion: null,
      isSystem: null,
      projectId: null,
      environment: null,
      retainUntil: null,
    };
    const expected = { ok: true, hook: shown };
    const byId: Call = { kind: 'getHook', hook: 'h1' };
    const byToken: Call = { kind: 'getByToken', token: 't1' };
    expect(await perform(world, byId, context)).toEqual(expected);
    expect(await perform(world, byToken, context)).toEqual(expected);
    expect(calls.map(({ args }) => args[0])).toEqual([hook.hookId, 't1-7']);
  });
});

describe('a list is read to its end', () => {
  const runs = Array.from({ length: 5 }, (_, at) => ({
    runId: `wrun_${at}`,
    status: 'running',
  }));

  test('page by page, every item once', async () => {
    const call = { kind: 'listRuns', status: 'running', pageSize: 2 } as const;
    const { response, asked: calls } = await asked(call, { runs });
    expect(response).toMatchObject({ ok: true, runs: { length: 5 } });
    const first = { limit: 2, sortOrder: 'asc' };
    expect(calls.map(({ args }) => args[0])).toEqual([
      { status: 'running', pagination: first },
      { status: 'running', pagination: { ...first, cursor: '2' } },
      { status: 'running', pagination: { ...first, cursor: '4' } },
    ]);
  });

  test('without a filter where none is asked for', async () => {
    const { asked: calls } = await asked({ kind: 'listRuns' }, { runs });
    expect(calls[0]?.args[0]).not.toHaveProperty('status');
  });

  test('or told, where it has none', async () => {
    const { world } = fakeWorld({});
    const endless = {
      ...world,
      runs: {
        ...world.runs,
        list: async () => ({ data: [], cursor: 'next', hasMore: true }),
      },
    };
    const call = { kind: 'listRuns' } as const;
    expect(await perform(endless, call, requestContext())).toMatchObject({
      ok: false,
      refusal: 'unexpected',
      message: expect.stringContaining('did not end within 64 pages'),
    });
  });

  test('the log keeps types, subjects and values', async () => {
    const context = requestContext();
    const correlationId = context.names.id('hook', 'h1', 0);
    const runId = context.names.id('run', 'r1', 0);
    const eventData = { payload: text('p') };
    const event = { eventType: 'hook_received', eventId: 'e1', runId };
    const { world } = fakeWorld({
      events: [{ ...event, correlationId, eventData, resumeId: 'i1' }],
    });
    const call = { kind: 'listEvents', run: 'r1' } as const;
    expect(await perform(world, call, context)).toMatchObject({
      events: [
        {
          id: 'e1',
          type: 'hook_received',
          subject: 'h1',
          value: 'p',
          resumeId: 'i1',
        },
      ],
    });
  });
});

describe('the proposal', () => {
  const call: Call = {
    kind: 'keyedStart',
    key: 'k1',
    workflow: 'order',
    run: 'r1',
    input: 'in',
    windowMs: 5000,
  };

  test('keyed start brings its key, its input and its window', async () => {
    const requests: object[] = [];
    const { response } = await asked(call, {
      keyedStart: async (request) => {
        requests.push(request);
        const { runId } = request;
        return { run: { runId, status: 'pending' }, created: true };
      },
    });
    expect(requests).toMatchObject([
      {
        key: 'k1-7',
        workflowName: 'order',
        input: text('in'),
        retentionMs: 5000,
      },
    ]);
    expect(response).toMatchObject({ created: true, run: { run: 'r1' } });
  });

  test('a World without it refuses, and nothing breaks', async () => {
    const { response } = await asked(call, {});
    expect(response).toMatchObject({ ok: false, refusal: 'unexpected' });
  });
});

test('an id in what a World says becomes its name', async () => {
  const { response } = await asked(
    { kind: 'startRun', run: 'r1' },
    {
      create: (runId) => {
        throw new Error(`${runId} is unknown`);
      },
    }
  );
  expect(response).toMatchObject({ message: 'Error: r1 is unknown' });
});

describe('where the contract leaves the ids of runs to the World', () => {
  const creation: Call = {
    kind: 'createRun',
    run: 'r1',
    workflow: 'order',
    input: 'in',
  };

  test('none is sent, and the one that is answered is learned', async () => {
    const context = { ...requestContext(), isRunIdOfWorld: true };
    const { world, asked } = fakeWorld({
      create: (_, data) => ({
        event: { ...data, runId: 'wrun_own', eventId: 'evnt_1' },
      }),
    });
    await perform(world, creation, context);
    await perform(world, { kind: 'startRun', run: 'r1' }, context);
    expect(asked.map(({ args }) => args[0])).toEqual([null, 'wrun_own']);
    expect(context.names.nameOf('wrun_own')).toBe('r1');
    expect(context.names.redact('no wrun_own')).toBe('no r1');
  });

  test('a refused creation leaves the run without one', async () => {
    const context = { ...requestContext(), isRunIdOfWorld: true };
    const { world } = fakeWorld({});
    expect((await perform(world, creation, context)).ok).toBe(false);
    expect(context.names.has('run', 'r1')).toBe(false);
  });

  test('otherwise the kit sends its own', async () => {
    const { asked: calls, names } = await asked(creation);
    expect(calls[0]?.args[0]).toBe(names.id('run', 'r1', 0));
  });
});
