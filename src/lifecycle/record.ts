import { z } from 'zod';
import {
  AskedEngineSchema,
  ENGINE_PHASES,
  ENGINE_VERDICTS,
} from '../engines/record.js';
import { CostSchema, ReportSchema, VERDICTS } from '../report/record.js';
import { AskedRuntimeSchema } from '../runtime/record.js';

/** Those of Worlds, those of engines, and one for what nobody promises. */
const ANSWER_VERDICTS = [
  ...VERDICTS,
  ...ENGINE_VERDICTS.filter((verdict) => verdict !== 'harness error'),
  'open question',
] as const;

/** The way of what the published runtime makes of a policy over a World. */
export const RUNTIME_WAY = 'runtime';

const AnswerSchema = z.object({
  system: z.string(),
  /** The clause, the experiment or the open question that was asked. */
  of: z.string(),
  /** An engine's way of a keyed start, a face over a World, or the runtime. */
  way: z.string().optional(),
  claimed: z
    .object({
      words: z.string(),
      source: z.string(),
      /** What the source says, verbatim. */
      quote: z.string().optional(),
    })
    .optional(),
  observed: z.string(),
  verdict: z.enum(ANSWER_VERDICTS),
  /** Schedules or tries that broke the clause, or showed what is counted. */
  hits: z.number().int(),
  /** Schedules that met the premise of the clause, or tries. */
  total: z.number().int(),
  /** The id of its evidence below. */
  evidence: z.string().optional(),
  note: z.string().optional(),
});
export type Answer = z.infer<typeof AnswerSchema>;
export type AnswerVerdict = Answer['verdict'];

const AnsweredRowSchema = z.object({
  id: z.string(),
  phase: z.enum(ENGINE_PHASES),
  question: z.string(),
  /** One of the four questions of issue #2376. */
  isFounding: z.boolean(),
  /** The clauses and experiments that answer it, in their own words. */
  asks: z.array(z.object({ id: z.string(), words: z.string() })),
  answers: z.array(AnswerSchema),
  /** Why no World was asked. */
  unasked: z.string().optional(),
});
export type AnsweredRow = z.infer<typeof AnsweredRowSchema>;

/** A story with its token, or the transcript of one try. */
const EvidenceSchema = z.object({
  id: z.string(),
  /** The system, or the face over a World, that did it. */
  subject: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  token: z.string().optional(),
});
export type LifecycleEvidence = z.infer<typeof EvidenceSchema>;

const SystemSchema = z.object({
  id: z.string(),
  title: z.string(),
  kind: z.enum(['proposal', 'world', 'engine']),
  package: z.string(),
  version: z.string(),
  /** Of its server, and where that was found. */
  server: z.string().optional(),
  /** Schedules of a World, tries of an engine. */
  runs: z.number().int(),
  /** Its ways of a keyed start. */
  ways: z.array(z.object({ id: z.string(), title: z.string() })),
  notRun: z.object({ why: z.string(), command: z.string() }).optional(),
});
export type LifecycleSystem = z.infer<typeof SystemSchema>;

/** What `lifecycle --json FILE` holds, and what its views are rendered from. */
export const LifecycleReportSchema = z.object({
  kit: z.string(),
  node: z.string(),
  /** ISO date of the run. */
  date: z.string(),
  seed: z.string(),
  /** The words of the command that measured it. */
  command: z.string(),
  /** How often an experiment with an engine was made, unless it says so. */
  tries: z.number().int(),
  systems: z.array(SystemSchema),
  rows: z.array(AnsweredRowSchema),
  /** By the system and how it was started. */
  costs: z.array(
    CostSchema.extend({ system: z.string(), way: z.string().optional() })
  ),
  evidence: z.array(EvidenceSchema),
  /** The measurements themselves: of Worlds … */
  worlds: ReportSchema,
  /** … of engines … */
  engines: z.array(AskedEngineSchema),
  /** … and of the policies under the published runtime, where it was asked. */
  runtime: z.array(AskedRuntimeSchema).optional(),
  /** Why it is not whole, one reason each; absent when it is. */
  incomplete: z.array(z.string()).optional(),
});
export type LifecycleReport = z.infer<typeof LifecycleReportSchema>;
export type SystemCost = LifecycleReport['costs'][number];
