import { z } from 'zod';

/** A call as a story says it, and what it was answered. */
const ToldCallSchema = z.object({
  actor: z.string(),
  words: z.string(),
  answer: z.string().optional(),
  /** What a part of it does that shows at a moment of its own. */
  part: z.string().optional(),
});
export type ToldCall = z.infer<typeof ToldCallSchema>;

/** The order of the calls that the checker tried, and where it got stuck. */
export const ToldOrderSchema = z.object({
  /** Each with the state of the model that it leaves. */
  calls: z.array(ToldCallSchema.extend({ state: z.string() })),
  /** What fits none of it: empty where an order explains every answer. */
  stuck: z.array(ToldCallSchema),
});
export type ToldOrder = z.infer<typeof ToldOrderSchema>;
