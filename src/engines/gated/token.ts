import { z } from 'zod';
import type { TokenLine } from '../../laboratory/token-line.js';
import { GatedPlanSchema } from './plan.js';

const PayloadSchema = z.object({
  kit: z.string(),
  /** Of the engine's SDK: another one takes other round trips. */
  sdk: z.string(),
  plan: GatedPlanSchema,
  /** What the schedule came to. */
  word: z.string(),
  /** The gates in their order, so that a replay knows where it left them. */
  trace: z.array(z.string()),
});
export type GatedToken = z.infer<typeof PayloadSchema>;

/** One line that replays a schedule of an engine under wire gates. */
export const GATED_TOKEN: TokenLine<GatedToken> = {
  name: 'wpe',
  version: 1,
  schema: PayloadSchema,
};
