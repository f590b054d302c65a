import { z } from 'zod';
import { POLICIES } from '../../model/policy.js';
import { attributes, EVENTS, ms, name, run } from './events.js';
import { FAULTS, isFault, isNemesis } from './faults.js';
import type { Plan } from './plan.js';

/** Microtasks that a call may come after another. */
const TURNS_MAX = 100;

const names = z.array(name).min(1);
const status = z.enum([
  'pending',
  'running',
  'completed',
  'failed',
  'cancelled',
]);
const limit = z.number().int().positive().optional();
const resolving = { data: z.literal('none').optional() };
const apart = z.literal(true).optional();
const paging = {
  pageSize: limit,
  order: z.literal('desc').optional(),
  apart,
};

/** What an actor asks: nothing but what is written here may be in it. */
function op<Kind extends string, Shape extends z.ZodRawShape>(
  kind: Kind,
  shape: Shape
) {
  return z.strictObject({ kind: z.literal(kind), ...shape });
}

const OPS = [
  op('start', { ...run, workflow: name, input: z.string() }),
  op('resumeByToken', {
    token: name,
    payload: z.string(),
    resumeId: name.optional(),
  }),
  op('endByToken', {
    token: name,
    status: z.enum(['completed', 'failed', 'cancelled']),
    value: z.string(),
  }),
  op('advance', { ms }),
  ...EVENTS,
  op('createBatch', {
    ...run,
    events: z.array(z.discriminatedUnion('kind', EVENTS)).min(1),
    agoMs: ms.optional(),
  }),
  op('cancelRuns', { runs: names, reason: z.string().optional() }),
  op('getRun', { ...run, ...resolving }),
  op('getRuns', { runs: z.array(name), ...resolving }),
  op('awaitRun', { ...run, timeoutMs: ms.optional(), ...resolving }),
  op('getStep', { ...run, step: name, ...resolving }),
  op('getHook', { hook: name, ...resolving }),
  op('getByToken', { token: name, ...resolving }),
  op('listRuns', {
    status: z.union([status, z.array(status)]).optional(),
    workflow: name.optional(),
    ...paging,
    ...resolving,
  }),
  op('listHooks', {
    ...run,
    everyRun: z.literal(true).optional(),
    ...paging,
    ...resolving,
  }),
  op('listSteps', { ...run, ...paging, ...resolving }),
  op('listEvents', { ...run, ...paging, ...resolving }),
  op('followEvents', { ...run, pageSize: limit, apart }),
  op('getEvent', { ...run, at: z.number().int(), ...resolving }),
  op('listStepEvents', { ...run, step: name, ...paging, ...resolving }),
  op('listHookEvents', { ...run, hook: name, ...paging, ...resolving }),
  op('listWaitEvents', { ...run, wait: name, ...paging, ...resolving }),
  op('overwrite', { ...run }),
  op('keyedStart', {
    key: name,
    workflow: name,
    ...run,
    input: z.string(),
    windowMs: ms,
  }),
  op('findRuns', { attributes }),
  op('request', {
    policy: z.enum(POLICIES),
    over: z.enum(['claim', 'keyed']),
    key: name,
    ...run,
    input: z.string(),
  }),
] as const;

const anyOp = z.discriminatedUnion('kind', OPS);

/** Faults are the nemesis's, and nobody else's. */
const actor = z
  .strictObject({
    name,
    process: z.number().int().nonnegative().max(2),
    role: z.literal('nemesis').optional(),
    ops: z.array(z.discriminatedUnion('kind', [...OPS, ...FAULTS])),
  })
  .superRefine((given, context) => {
    for (const [at, op] of given.ops.entries()) {
      if (isFault(op) === isNemesis(given)) continue;
      const { kind } = op;
      const message = isFault(op)
        ? `only a nemesis has the fault "${kind}"`
        : `a nemesis has faults, and "${kind}" is none`;
      context.addIssue({ code: 'custom', path: ['ops', at, 'kind'], message });
    }
  });

/**
 * The list is empty, since faults are operations of the nemesis. A plan that
 * has one here is refused by its name: played without it, it would say nothing
 * of what it was written for.
 */
const fault = z
  .looseObject({ kind: z.string() })
  .transform(({ kind }, context) => {
    const message = `this kit knows no fault "${kind}"`;
    context.addIssue({ code: 'custom', path: ['kind'], message });
    return z.NEVER;
  });

/** A plan as it comes from a token or a file. */
export const PlanSchema: z.ZodType<Plan> = z.strictObject({
  scenario: z.string(),
  setup: z.array(anyOp),
  actors: z.array(actor),
  clock: z.strictObject({ tickMs: ms, skewMs: z.array(z.number()) }),
  choices: z.array(z.number().int().nonnegative()),
  faults: z.array(fault),
  entropy: z.number().int(),
  replies: z.literal('apart').optional(),
  together: z.array(z.number().int().min(-1).max(TURNS_MAX)).min(1).optional(),
  timers: z.literal('prompt').optional(),
  rest: z.literal('restarted').optional(),
});
