import { z } from 'zod';

/** All that decides a schedule under gates: plain data, and no other. */
export const GatedPlanSchema = z.strictObject({
  engine: z.string(),
  row: z.string(),
  surface: z.string(),
  /** Those of the row's cast who take part. */
  cast: z.array(z.string()).min(1),
  /** Seed of what the engine draws: ids, ownership tokens. */
  entropy: z.number().int().min(0),
  /** Which of the ready gates goes next; past the end the last one goes on. */
  choices: z.array(z.number().int().min(0)),
});
export type GatedPlan = z.infer<typeof GatedPlanSchema>;
