import { z } from 'zod';
import type { Plan } from '../model/plan.js';
import { POLICIES } from '../model/policy.js';
import { attributes, EVENTS, ms, name, run } from './plan-events.js';

const names = z.array(name).min(1);
const status = z.enum([
  'pending',
  'running',
  'completed',
  'failed',
  'cancelled',
]);
const limit = z.number().int().positive().optional();
const paging = { pageSize: limit, order: z.literal('desc').optional() };

const op = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('start'),
    ...run,
    workflow: name,
    input: z.string(),
  }),
  z.object({
    kind: z.literal('resumeByToken'),
    token: name,
    payload: z.string(),
    resumeId: name.optional(),
  }),
  z.object({
    kind: z.literal('endByToken'),
    token: name,
    status: z.enum(['completed', 'failed', 'cancelled']),
    value: z.string(),
  }),
  z.object({ kind: z.literal('advance'), ms }),
  ...EVENTS,
  z.object({
    kind: z.literal('createBatch'),
    ...run,
    events: z.array(z.discriminatedUnion('kind', EVENTS)).min(1),
  }),
  z.object({
    kind: z.literal('cancelRuns'),
    runs: names,
    reason: z.string().optional(),
  }),
  z.object({ kind: z.literal('getRun'), ...run }),
  z.object({ kind: z.literal('getRuns'), runs: names }),
  z.object({ kind: z.literal('awaitRun'), ...run, timeoutMs: ms }),
  z.object({ kind: z.literal('getStep'), ...run, step: name }),
  z.object({ kind: z.literal('getHook'), hook: name }),
  z.object({ kind: z.literal('getByToken'), token: name }),
  z.object({
    kind: z.literal('listRuns'),
    status: z.union([status, z.array(status)]).optional(),
    workflow: name.optional(),
    ...paging,
  }),
  z.object({ kind: z.literal('listHooks'), ...run, ...paging }),
  z.object({ kind: z.literal('listSteps'), ...run, ...paging }),
  z.object({ kind: z.literal('listEvents'), ...run, ...paging }),
  z.object({ kind: z.literal('followEvents'), ...run, pageSize: limit }),
  z.object({ kind: z.literal('getEvent'), ...run, at: z.number().int() }),
  z.object({
    kind: z.literal('listStepEvents'),
    ...run,
    step: name,
    ...paging,
  }),
  z.object({
    kind: z.literal('keyedStart'),
    key: name,
    workflow: name,
    ...run,
    input: z.string(),
    windowMs: ms,
  }),
  z.object({ kind: z.literal('findRuns'), attributes }),
  z.object({
    kind: z.literal('request'),
    policy: z.enum(POLICIES),
    over: z.enum(['claim', 'keyed']),
    key: name,
    ...run,
    input: z.string(),
  }),
]);

/** A plan as it comes from a token or a file. */
export const PlanSchema: z.ZodType<Plan> = z.object({
  scenario: z.string(),
  setup: z.array(op),
  actors: z.array(
    z.object({
      name,
      process: z.number().int().nonnegative().max(2),
      ops: z.array(op),
    })
  ),
  clock: z.object({ tickMs: ms, skewMs: z.array(z.number()) }),
  choices: z.array(z.number().int().nonnegative()),
  faults: z.array(
    z.object({
      kind: z.string(),
      step: z.number().int(),
      process: z.number().int(),
    })
  ),
  entropy: z.number().int(),
  replies: z.literal('apart').optional(),
});
