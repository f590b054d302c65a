import fc from 'fast-check';
import type { Call, CreateHook, ListRuns, Name } from '../../src/model/call.js';
import { CAPABILITIES, type Contract } from '../../src/model/contract.js';
import type { Rival } from '../../src/model/known.js';
import type { Moment, Part } from '../../src/model/moment.js';
import type { Refusal, Response } from '../../src/model/response.js';
import { isWrite } from '../../src/model/writes.js';
import {
  attribute,
  attributes,
  hook,
  oneOf,
  optional,
  resumeId,
  run,
  span,
  status,
  step,
  timeMs,
  token,
  value,
  wait,
} from './arbitrary-names.js';

const ended = oneOf('completed', 'failed', 'cancelled');

export const claims: fc.Arbitrary<CreateHook> = fc.record({
  kind: fc.constant('createHook' as const),
  run,
  hook,
  token,
  retainMs: oneOf(undefined, 5, 10, 1e12),
});

export const calls: fc.Arbitrary<Call> = fc.oneof(
  fc.record({
    kind: fc.constant('createRun' as const),
    run,
    workflow: fc.constant('order'),
    input: value,
  }),
  fc.record({ kind: fc.constant('startRun' as const), run }),
  fc.record({
    kind: fc.constant('endRun' as const),
    run,
    status: ended,
    value,
  }),
  claims,
  fc.record({
    kind: fc.constant('resume' as const),
    run,
    hook,
    payload: value,
    resumeId,
  }),
  fc.record({ kind: fc.constant('disposeHook' as const), run, hook }),
  fc.record({
    kind: fc.constant('setAttributes' as const),
    run,
    changes: fc.array(fc.tuple(attribute, oneOf(null, 'A1')), { maxLength: 2 }),
  }),
  fc.record({
    kind: oneOf('createStep', 'startStep', 'completeStep', 'failStep'),
    run,
    step,
  }),
  fc.record({
    kind: fc.constant('createWait' as const),
    run,
    wait,
    inMs: oneOf(0, 5),
  }),
  fc.record({ kind: fc.constant('completeWait' as const), run, wait }),
  fc.record({ kind: fc.constant('lazyStartStep' as const), run, step }),
  fc.record({
    kind: fc.constant('retryStep' as const),
    run,
    step,
    afterMs: oneOf(undefined, 0, 5),
  }),
  fc.record({ kind: fc.constant('getRun' as const), run }),
  fc.record({ kind: fc.constant('getHook' as const), hook }),
  fc.record({ kind: fc.constant('getByToken' as const), token }),
  fc.record({
    kind: fc.constant('listRuns' as const),
    status: oneOf<ListRuns['status']>(
      undefined,
      'running',
      ['pending', 'completed'],
      []
    ),
  }),
  fc.record({ kind: fc.constant('listHooks' as const), run }),
  fc.record({ kind: fc.constant('listEvents' as const), run }),
  fc.record({
    kind: fc.constant('keyedStart' as const),
    key: oneOf('k1', 'k2'),
    workflow: oneOf('order', 'refund'),
    run,
    input: value,
    windowMs: oneOf(0, 5),
  }),
  fc.record({ kind: fc.constant('findRuns' as const), attributes })
);

const runView = fc.record({ run, status, value, input: value, attributes });
const hookView = fc.record({ hook, run, token });
const waitView = fc.record({
  wait,
  run,
  status: oneOf('waiting', 'completed'),
  resumeAt: oneOf(undefined, null, 0, 5),
});

export const accepted: fc.Arbitrary<Response> = fc.record({
  ok: fc.constant(true as const),
  conflict: optional(fc.record({ owner: optional(run) })),
  run: optional(runView),
  hook: optional(hookView),
  wait: optional(waitView),
  runs: optional(fc.array(runView, { maxLength: 3 })),
  hooks: optional(fc.array(hookView, { maxLength: 3 })),
  created: optional(fc.boolean()),
});

export const refused: fc.Arbitrary<Response> = fc.record({
  ok: fc.constant(false as const),
  refusal: oneOf<Refusal>(
    'exists',
    'run-not-found',
    'hook-not-found',
    'not-found',
    'expired',
    'invalid',
    'too-early',
    'unsupported'
  ),
  message: fc.constant(''),
});

/** The parts into which a call of each kind is taken. */
function partsOf(
  { kind }: Call,
  response: Response | undefined
): readonly Part[] {
  if (response && !response.ok) return ['effect'];
  switch (kind) {
    case 'createHook':
      return ['hold', 'effect', 'conflict', 'name'];
    case 'endRun':
      return ['effect', 'hide', 'release'];
    case 'disposeHook':
      return ['effect', 'release'];
    case 'listRuns':
    case 'findRuns':
      return ['list-run', 'effect'];
    case 'listHooks':
      return ['list-hook', 'effect'];
    default:
      return ['effect'];
  }
}

/** Everything is promised. */
export const WHOLE: Contract = {
  specVersion: 7,
  capabilities: new Set(CAPABILITIES),
};

const subjectOf = (part: Part): fc.Arbitrary<Name> =>
  part === 'list-run' ? run : hook;

/** The log has a place for the event of an accepted write alone. */
function placeOf(
  call: Call,
  response: Response | undefined
): fc.Arbitrary<number | undefined> {
  const isLogged = response?.ok === true && isWrite(call);
  return isLogged
    ? optional(fc.integer({ min: 0, max: 4 }))
    : fc.constant(undefined);
}

const momentOf = (
  call: Call,
  part: Part,
  response: Response | undefined
): fc.Arbitrary<Moment> =>
  fc.record({
    part: fc.constant(part),
    call: fc.constant(call),
    contract: fc.constant(WHOLE),
    response: fc.constant(response),
    atMs: timeMs,
    time: span,
    subject: subjectOf(part),
    known: fc.record({
      rival: oneOf<Rival | undefined>('repeat', 'end', undefined),
      isKeyed: fc.boolean(),
      logIndex: placeOf(call, response),
    }),
  });

export const momentsOf = (
  responses: fc.Arbitrary<Response | undefined>,
  asked: fc.Arbitrary<Call> = calls
): fc.Arbitrary<Moment> =>
  fc
    .tuple(asked, responses)
    .chain(([call, response]) =>
      oneOf(...partsOf(call, response)).chain((part) =>
        momentOf(call, part, response)
      )
    );

export const moments: fc.Arbitrary<Moment> = momentsOf(
  fc.oneof(accepted, refused, fc.constant(undefined))
);
