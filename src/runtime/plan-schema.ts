import { z } from 'zod';
import { RUNTIME_FLAWS, RUNTIME_POLICIES, RUNTIME_PROCESSES } from './plan.js';

const place = z
  .number()
  .int()
  .min(0)
  .max(RUNTIME_PROCESSES - 1);
const count = z.number().int().min(0);

/** A plan as a token holds it, and nothing beside it: see `RuntimePlan`. */
export const RuntimePlanSchema = z.strictObject({
  policy: z.enum(RUNTIME_POLICIES),
  flaw: z.enum(RUNTIME_FLAWS).optional(),
  requests: z
    .array(
      z.strictObject({
        actor: z.string().min(1),
        process: place,
        afterMs: count,
      })
    )
    .min(1)
    .readonly(),
  workers: z.array(place).readonly(),
  twice: z.array(count).readonly(),
  tickMs: count,
  choices: z.array(count).readonly(),
  entropy: count,
});
