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
/** How it says what its writer has seen of the log. */
const asking = { asks: z.enum(['cursor', 'count', 'both']).optional() };
const step = { ...run, ...asking, step: name, value: z.string().optional() };

function event<Kind extends string, Shape extends z.ZodRawShape>(
  kind: Kind,
  shape: Shape
) {
  return z.object({ kind: z.literal(kind), ...shape });
}

/** Calls that write one event: those that a batch may be made of. */
export const EVENTS = [
  event('createRun', {
    ...run,
    ...birth,
    unnamed: z.literal(true).optional(),
  }),
  event('startRun', { ...run, data: z.object(birth).optional() }),
  event('endRun', {
    ...run,
    status: z.enum(['completed', 'failed', 'cancelled']),
    value: z.string(),
    reason: z.string().optional(),
  }),
  event('createHook', {
    ...run,
    ...asking,
    hook: name,
    token: name,
    retainMs: ms.optional(),
    metadata: z.string().optional(),
    isWebhook: z.boolean().optional(),
    isSystem: z.boolean().optional(),
  }),
  event('resume', {
    ...run,
    ...asking,
    hook: name,
    payload: z.string(),
    resumeId: name.optional(),
    foundBy: name.optional(),
    preloads: z.literal(true).optional(),
  }),
  event('disposeHook', { ...run, ...asking, hook: name }),
  event('setAttributes', {
    ...run,
    by: name.optional(),
    ...asking,
    changes: z.array(z.tuple([z.string(), z.string().nullable()])),
    allowsReserved: z.literal(true).optional(),
  }),
  event('createStep', { ...step }),
  event('startStep', { ...step }),
  event('lazyStartStep', { ...step }),
  event('retryStep', { ...step, afterMs: ms.optional() }),
  event('completeStep', { ...step }),
  event('failStep', { ...step }),
  event('createWait', { ...run, ...asking, wait: name, inMs: ms }),
  event('completeWait', { ...run, ...asking, wait: name }),
] as const;
