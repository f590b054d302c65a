import { z } from 'zod';

export const ENGINE_PHASES = [
  'admission',
  'in-flight',
  'retention',
  'reuse',
  'lookup',
  'key',
  'signal',
  'durability',
] as const;

export const ENGINE_VERDICTS = [
  'as claimed',
  'differs',
  'no claim',
  'not run here',
  'harness error',
] as const;

/** A word of the row's vocabulary, and in how many tries it was seen. */
const SeenSchema = z.object({
  word: z.string(),
  tries: z.number().int(),
});

export const EngineCellSchema = z.object({
  row: z.string(),
  /** The engine's way of a keyed start; absent where the row has none. */
  surface: z.string().optional(),
  phase: z.enum(ENGINE_PHASES),
  question: z.string(),
  claimed: z
    .object({
      words: z.array(z.string()),
      source: z.string(),
      /** What the source says, verbatim. */
      quote: z.string().optional(),
      /** What was measured, where it is not what the question names. */
      about: z.string().optional(),
    })
    .optional(),
  /** What others report of the engine, and whether it was seen here. */
  reported: z
    .object({
      word: z.string(),
      source: z.string(),
      setting: z.string(),
      seen: z.boolean(),
    })
    .optional(),
  observed: z.array(SeenSchema),
  verdict: z.enum(ENGINE_VERDICTS),
  /** Times that the experiment was made. */
  tries: z.number().int(),
  /** Calls that the answer rests on. */
  calls: z.number().int(),
  /** Calls or tries that showed what the row looks for. */
  hits: z.number().int(),
  /** What an earlier trial found, and whether this run found it as well. */
  lead: z
    .object({
      words: z.array(z.string()),
      verdict: z.enum(['confirmed', 'refuted', 'not run here']),
    })
    .optional(),
  note: z.string().optional(),
  /** The calls of one try, with answers and effects, line by line. */
  transcript: z.array(z.string()),
});
export type EngineCell = z.infer<typeof EngineCellSchema>;

const EngineServerSchema = z.union([
  z.object({ version: z.string(), origin: z.string() }),
  z.object({ notRun: z.string(), command: z.string() }),
]);

/** One engine as it was met on one machine. */
export const AskedEngineSchema = z.object({
  engine: z.string(),
  title: z.string(),
  /** Of its SDK; empty where that is not installed. */
  version: z.string(),
  server: EngineServerSchema,
  surfaces: z.array(z.object({ id: z.string(), title: z.string() })),
  cells: z.array(EngineCellSchema),
  /** Where the whole transcript is, as JSON Lines. */
  transcriptFile: z.string().optional(),
});
export type AskedEngine = z.infer<typeof AskedEngineSchema>;
