import { z } from 'zod';
import { POLICIES } from '../../model/policy.js';
import { attributes, EVENTS, ms, name, run } from './events.js';
import { FAULTS, isFault, isNemesis } from './faults.js';
import type { Plan } from './plan.js';

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

const OPS = [
  z.strictObject({
    kind: z.literal('start'),
    ...run,
    workflow: name,
    input: z.string(),
  }),
  z.strictObject({
    kind: z.literal('resumeByToken'),
    token: name,
    payload: z.string(),
    resumeId: name.optional(),
  }),
  z.strictObject({
    kind: z.literal('endByToken'),
    token: name,
    status: z.enum(['completed', 'failed', 'cancelled']),
    value: z.string(),
  }),
  z.strictObject({ kind: z.literal('advance'), ms }),
  ...EVENTS,
  z.strictObject({
    kind: z.literal('createBatch'),
    ...run,
    events: z.array(z.discriminatedUnion('kind', EVENTS)).min(1),
  }),
  z.strictObject({
    kind: z.literal('cancelRuns'),
    runs: names,
    reason: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('getRun'), ...run, ...resolving }),
  z.strictObject({ kind: z.literal('getRuns'), runs: names }),
  z.strictObject({ kind: z.literal('awaitRun'), ...run, timeoutMs: ms }),
  z.strictObject({
    kind: z.literal('getStep'),
    ...run,
    step: name,
    ...resolving,
  }),
  z.strictObject({ kind: z.literal('getHook'), hook: name, ...resolving }),
  z.strictObject({ kind: z.literal('getByToken'), token: name, ...resolving }),
  z.strictObject({
    kind: z.literal('listRuns'),
    status: z.union([status, z.array(status)]).optional(),
    workflow: name.optional(),
    ...paging,
    ...resolving,
  }),
  z.strictObject({
    kind: z.literal('listHooks'),
    ...run,
    ...paging,
    ...resolving,
  }),
  z.strictObject({
    kind: z.literal('listSteps'),
    ...run,
    ...paging,
    ...resolving,
  }),
  z.strictObject({
    kind: z.literal('listEvents'),
    ...run,
    ...paging,
    ...resolving,
  }),
  z.strictObject({
    kind: z.literal('followEvents'),
    ...run,
    pageSize: limit,
    apart,
  }),
  z.strictObject({
    kind: z.literal('getEvent'),
    ...run,
    at: z.number().int(),
    ...resolving,
  }),
  z.strictObject({
    kind: z.literal('listStepEvents'),
    ...run,
    step: name,
    ...paging,
    ...resolving,
  }),
  z.strictObject({
    kind: z.literal('listHookEvents'),
    ...run,
    hook: name,
    ...paging,
    ...resolving,
  }),
  z.strictObject({
    kind: z.literal('listWaitEvents'),
    ...run,
    wait: name,
    ...paging,
    ...resolving,
  }),
  z.strictObject({
    kind: z.literal('keyedStart'),
    key: name,
    workflow: name,
    ...run,
    input: z.string(),
    windowMs: ms,
  }),
  z.strictObject({ kind: z.literal('findRuns'), attributes }),
  z.strictObject({
    kind: z.literal('request'),
    policy: z.enum(POLICIES),
    over: z.enum(['claim', 'keyed']),
    key: name,
    ...run,
    input: z.string(),
  }),
] as const;

const op = z.discriminatedUnion('kind', OPS);

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
 * This kit injects none. A plan that has one is refused by its name: played
 * without it, it would say nothing of what it was written for.
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
  setup: z.array(op),
  actors: z.array(actor),
  clock: z.strictObject({ tickMs: ms, skewMs: z.array(z.number()) }),
  choices: z.array(z.number().int().nonnegative()),
  faults: z.array(fault),
  entropy: z.number().int(),
  replies: z.literal('apart').optional(),
  rest: z.literal('restarted').optional(),
});
