import { z } from 'zod';
import type { TokenLine } from '../laboratory/token-line.js';
import { RuntimePlanSchema } from './plan-schema.js';

const PayloadSchema = z.object({
  kit: z.string(),
  /** The packages that ran it: others take other steps. */
  runtime: z.object({
    subject: z.string(),
    /** Of `@workflow/core`. */
    version: z.string().regex(/^\d+\.\d+\.\d+(-[\w.]+)?$/, 'is no version'),
    /** Of the World that it pins. */
    world: z.string(),
  }),
  plan: RuntimePlanSchema,
  /** Where the clause of the policy broke. */
  witness: z.string(),
  /** The gates in their order, so that a replay knows where it left them. */
  trace: z.array(z.string()).readonly(),
});
export type RuntimeToken = z.infer<typeof PayloadSchema>;

/** One line that replays a policy as workflow code under the runtime. */
export const RUNTIME_TOKEN: TokenLine<RuntimeToken> = {
  name: 'wpr',
  version: 1,
  schema: PayloadSchema,
};
