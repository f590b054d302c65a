import { z } from 'zod';

/** What one policy came to, run by the published runtime over a World. */
const RuntimeCellSchema = z.object({
  policy: z.string(),
  /** Absent where the policy promises nothing. */
  clause: z.string().optional(),
  schedules: z.number().int(),
  /** Schedules in which a request met what the policy is about. */
  exercised: z.number().int(),
  /** Schedules that broke the clause. */
  violated: z.number().int(),
  /** Of these, the ones in which no message of the queue came twice. */
  violatedOnce: z.number().int(),
  /** The number of schedules up to and with the first that broke it. */
  firstAt: z.number().int().optional(),
  /** Of the first that broke it, shrunk; empty where none did. */
  story: z.array(z.string()),
  /** What replays that story. */
  token: z.string().optional(),
  witness: z.string().optional(),
  /** Schedules in which the body of a step ran more than once for a run. */
  reworked: z.number().int(),
  /** Answers of requests, by kind and reason. */
  outcomes: z.record(z.string(), z.number().int()),
  /** What happened where nothing is promised. */
  variants: z.array(
    z.object({
      question: z.string(),
      answer: z.string(),
      count: z.number().int(),
    })
  ),
  /** Schedules that could not be judged, by why. */
  failures: z.record(z.string(), z.number().int()),
  checkedTwice: z.number().int(),
  /** Of those that were run twice, the ones that were not the same twice. */
  differed: z.number().int(),
});
export type RuntimeCell = z.infer<typeof RuntimeCellSchema>;

/** The policies as workflow code, under the runtime over one World. */
export const AskedRuntimeSchema = z.object({
  /** The World of the fleet. */
  subject: z.string(),
  /** The version of `@workflow/core`. */
  runtime: z.string(),
  cells: z.array(RuntimeCellSchema),
  /** What this version does not offer: a policy or a clause, and why. */
  lacks: z.array(z.object({ of: z.string(), why: z.string() })),
  /** Why the policies without a cell could not be run. */
  notRun: z.string().optional(),
});
export type AskedRuntime = z.infer<typeof AskedRuntimeSchema>;
