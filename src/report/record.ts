import { z } from 'zod';
import { ToldOrderSchema } from '../story/told-order.js';
import { AskedSchema } from './asked.js';
import { ClauseScopeSchema, ScopeSchema } from './small-scope.js';

/**
 * The six verdicts. Never a seventh; only the first is green.
 */
export const VERDICTS = [
  'holds',
  'violated',
  'not exercised',
  'unknown',
  'not applicable',
  'harness error',
] as const;

/** Reads a verdict. */
export const VerdictSchema = z.enum(VERDICTS);
/** What a cell says of its clause. */
export type Verdict = z.infer<typeof VerdictSchema>;

/** A place in the code of a subject, relative to its package. */
const PlaceSchema = z.object({
  file: z.string(),
  line: z.number().int(),
  column: z.number().int(),
  /** The function, where it has a name. */
  name: z.string().optional(),
  /** `FILE:LINE` that was run, where a source map led to the source. */
  compiled: z.string().optional(),
});
/** A line of the World, by its source map where it has one. */
export type Place = z.infer<typeof PlaceSchema>;

/** A gate at which a story holds an actor while others go on. */
const HeldGateSchema = z.object({
  actor: z.string(),
  effect: z.string(),
  target: z.string(),
  /** Who asked for the effect, from there outwards; empty if not known. */
  places: z.array(PlaceSchema),
});
export type HeldGate = z.infer<typeof HeldGateSchema>;

/** What a divergence comes from, whichever clause it breaks. */
const DivergenceCauseSchema = z.object({
  /** The same for the same places, in every run. */
  id: z.string(),
  /** Kinds of the two calls that race, or of the last ones. */
  calls: z.array(z.string()),
  /** The effects that race, each with the places that ask for it. */
  spots: z.array(
    z.object({ effect: z.string(), places: z.array(PlaceSchema) })
  ),
});
export type DivergenceCause = z.infer<typeof DivergenceCauseSchema>;

/** Sets of clauses, by their ids. */
const SetsSchema = z.array(z.array(z.string()));

/** A violated clause with its shrunk plan as a token, and its story. */
export const DivergenceSchema = z.object({
  token: z.string(),
  /** Groups divergences of one cause: clause, racing calls, last gate. */
  fingerprint: z.string(),
  /** The story, line by line. */
  story: z.array(z.string()),
  steps: z.number().int(),
  ops: z.number().int(),
  switches: z.number().int(),
  /** Whether it still breaks with every actor in one process. */
  processes: z.number().int(),
  scenario: z.string(),
  /** How many schedules of the run broke this clause in this way. */
  occurrences: z.number().int(),
  /** Every clause that this schedule breaks, by name. */
  clauses: z.array(z.string()).optional(),
  /** Time ran out before it was as small as it can be. */
  unshrunk: z.boolean().optional(),
  /** One of these sets of clauses broke, and nothing tells which. */
  oneOf: SetsSchema.optional(),
  /** Sets as small or smaller, which the judge's budget did not decide. */
  notDecided: SetsSchema.optional(),
  /** Where the story holds actors; absent for Worlds whose code shows none. */
  gates: z.array(HeldGateSchema).optional(),
  /** Absent from records of an earlier kit. */
  cause: DivergenceCauseSchema.optional(),
  /** Whether the clocks of its processes differ. */
  skewed: z.boolean().optional(),
  /** How the checker took it; absent where its budget ended. */
  order: ToldOrderSchema.optional(),
  /** Calls that the runtime of the SDK does not make in that state. */
  unusual: z.array(z.string()).optional(),
});
/** One schedule that broke a clause, shrunk, with its story and its token. */
export type Divergence = z.infer<typeof DivergenceSchema>;

/** Schedules that did not decide a clause, by what kept them from it. */
const UndecidedSchema = z.object({
  order: z.number().int().optional(),
  hung: z.number().int().optional(),
  budget: z.number().int().optional(),
  doubt: z.number().int().optional(),
});
export type Undecided = z.infer<typeof UndecidedSchema>;

/** Schedules in which one of these sets broke, and nothing tells which. */
const CellDoubtSchema = z.object({
  oneOf: SetsSchema,
  /** More of them, which the budget left undecided. */
  notDecided: SetsSchema.optional(),
  schedules: z.number().int(),
});
export type CellDoubt = z.infer<typeof CellDoubtSchema>;
export type DoubtSets = Pick<CellDoubt, 'oneOf' | 'notDecided'>;

/** Reads a cell. */
export const CellSchema = z.object({
  subject: z.string(),
  clause: z.string(),
  phase: z.string(),
  level: z.string(),
  verdict: VerdictSchema,
  /** Schedules in which the premise of the clause was met. */
  exercised: z.number().int(),
  /** Schedules that were judged. */
  schedules: z.number().int(),
  /** Schedules that broke it. */
  violations: z.number().int(),
  /** Schedules that met its premise, perhaps, and could not decide it. */
  undecided: z.number().int().optional(),
  /** The same by reason; absent from records of an earlier kit. */
  undecidedBy: UndecidedSchema.optional(),
  /** Those that may be about the clause; absent from records of an earlier kit. */
  doubts: z.array(CellDoubtSchema).optional(),
  /** Failed schedules of the subject, which may have been about the clause. */
  failed: z.number().int().optional(),
  /** How far the small scope was searched for it; absent where it was not. */
  scope: ClauseScopeSchema.optional(),
  /** The same of calls that something befalls: `FAULT_SCOPES`. */
  crashScope: ClauseScopeSchema.optional(),
  tearScope: ClauseScopeSchema.optional(),
  dropScope: ClauseScopeSchema.optional(),
  divergences: z.array(DivergenceSchema),
  /** Why not applicable, or what the harness met. */
  note: z.string().optional(),
});
/** One clause on one subject: how often it was exercised, and what broke it. */
export type Cell = z.infer<typeof CellSchema>;

/** What requests cost that followed a policy: sums over `requests`. */
export const CostSchema = z.object({
  policy: z.string(),
  over: z.enum(['claim', 'keyed']),
  /** `work`: its own run worked. `duplicate`: another run, or none. */
  role: z.enum(['work', 'duplicate']),
  outcome: z.string(),
  why: z.string().optional(),
  requests: z.number().int(),
  /** Runs that they created, whether those worked or not. */
  runs: z.number().int(),
  /** Events that they appended, to whichever log. */
  events: z.number().int(),
  /** Deliveries that the runtime queues for them. */
  messages: z.number().int(),
  /** Round trips to the World. */
  calls: z.number().int(),
});
export type Cost = z.infer<typeof CostSchema>;

/** Reads what is said of a subject. */
export const SubjectReportSchema = z.object({
  id: z.string(),
  package: z.string(),
  version: z.string(),
  /** Its spec version. */
  contract: z.number().int(),
  /** The version of `@workflow/world` that it is built on, if it names one. */
  builtOn: z.string().optional(),
  capabilities: z.array(z.string()),
  schedules: z.number().int(),
  steps: z.number().int(),
  seconds: z.number(),
  /** `complete up to k preemptions` per scenario, schedules tried. */
  complete: z.array(
    z.object({
      scenario: z.string(),
      preemptions: z.number().int(),
      schedules: z.number().int(),
    })
  ),
  /** How far the small scope was searched; absent where it was not asked. */
  scope: ScopeSchema.optional(),
  /** The same of calls that something befalls: `FAULT_SCOPES`. */
  crashScope: ScopeSchema.optional(),
  tearScope: ScopeSchema.optional(),
  dropScope: ScopeSchema.optional(),
  /** What of the contract it was asked; absent from records of an earlier kit. */
  asked: AskedSchema.optional(),
  /** Questions that the sources leave open: how often each answer came. */
  variants: z.array(
    z.object({
      question: z.string(),
      answer: z.string(),
      count: z.number().int(),
    })
  ),
  /** What requests cost, by policy and outcome; absent where none was made. */
  costs: z.array(CostSchema).optional(),
  /** Determinism: schedules run twice, and how many differed. */
  checkedTwice: z.number().int(),
  differed: z.number().int(),
  errors: z.array(
    z.object({ message: z.string(), token: z.string().optional() })
  ),
  /** Why it was asked nothing, and what to do; absent where it was asked. */
  idle: z.string().optional(),
});
/** What was found out about one subject, beside its cells. */
export type SubjectReport = z.infer<typeof SubjectReportSchema>;

/** Part `index` of `count`, counted from 1. */
export const ShardSchema = z.object({
  index: z.number().int().min(1),
  count: z.number().int().min(1),
});
export type Shard = z.infer<typeof ShardSchema>;

/** What breaks clauses: derived from the divergences of a subject's cells. */
const CauseSchema = DivergenceCauseSchema.extend({
  subject: z.string(),
  /** Every pair of calls that meets in these places: `endRun ‖ startRun`. */
  calls: z.array(z.string()),
  /** Every clause that a schedule of it breaks. */
  clauses: z.array(z.string()),
  /** How many it needs, by its plainest schedule. */
  processes: z.number().int(),
  /** Of the clause that it broke most often. */
  occurrences: z.number().int(),
  /** The clause of its best story. */
  clause: z.string(),
  token: z.string(),
  story: z.array(z.string()),
});
export type Cause = z.infer<typeof CauseSchema>;

/** What `--json FILE` holds, and what every view is rendered from. */
export const ReportSchema = z.object({
  kit: z.string(),
  node: z.string(),
  /** ISO date of the run; absent from comparisons of records. */
  date: z.string(),
  seed: z.string(),
  /** Which part of the schedules this run took; parts are added by a merge. */
  shard: ShardSchema.optional(),
  subjects: z.array(SubjectReportSchema),
  cells: z.array(CellSchema),
  /** What the violated cells come from; for readers, no view is made of it. */
  causes: z.array(CauseSchema).optional(),
  /** Why the report is not whole, one reason each; absent when it is. */
  incomplete: z.array(z.string()).optional(),
  /** Schedules that were asked for were not run, or their records are lost. */
  unfinished: z.boolean().optional(),
});
/** A whole check: subjects, cells and causes. `--json` writes it. */
export type Report = z.infer<typeof ReportSchema>;
