import { z } from 'zod';

export const name = z.string().min(1).max(64);
export const run = { run: name };
export const ms = z.number().nonnegative();
export const attributes = z.record(z.string(), z.string());
const birth = {
  workflow: name,
  input: z.string(),
  attributes: attributes.optional(),
  allowsReserved: z.literal(true).optional(),
};
const step = { ...run, step: name, value: z.string().optional() };

/** Calls that write one event: those that a batch may be made of. */
export const EVENTS = [
  z.object({
    kind: z.literal('createRun'),
    ...run,
    ...birth,
  }),
  z.object({
    kind: z.literal('startRun'),
    ...run,
    data: z.object(birth).optional(),
  }),
  z.object({
    kind: z.literal('endRun'),
    ...run,
    status: z.enum(['completed', 'failed', 'cancelled']),
    value: z.string(),
  }),
  z.object({
    kind: z.literal('createHook'),
    ...run,
    hook: name,
    token: name,
    retainMs: ms.optional(),
    metadata: z.string().optional(),
    isWebhook: z.boolean().optional(),
  }),
  z.object({
    kind: z.literal('resume'),
    ...run,
    hook: name,
    payload: z.string(),
    resumeId: name.optional(),
  }),
  z.object({ kind: z.literal('disposeHook'), ...run, hook: name }),
  z.object({
    kind: z.literal('setAttributes'),
    ...run,
    changes: z.array(z.tuple([z.string(), z.string().nullable()])),
    allowsReserved: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('createStep'), ...step }),
  z.object({ kind: z.literal('startStep'), ...step }),
  z.object({ kind: z.literal('lazyStartStep'), ...step }),
  z.object({ kind: z.literal('retryStep'), ...step, afterMs: ms.optional() }),
  z.object({ kind: z.literal('completeStep'), ...step }),
  z.object({ kind: z.literal('failStep'), ...step }),
  z.object({ kind: z.literal('createWait'), ...run, wait: name, inMs: ms }),
  z.object({ kind: z.literal('completeWait'), ...run, wait: name }),
] as const;
