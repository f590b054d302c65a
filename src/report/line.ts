import { z } from 'zod';
import {
  CellSchema,
  DivergenceSchema,
  ShardSchema,
  SubjectReportSchema,
} from './record.js';

/** Opens a stream: what the whole run has in common. */
export const HeaderLineSchema = z.object({
  type: z.literal('header'),
  kit: z.string(),
  node: z.string(),
  date: z.string(),
  seed: z.string(),
  shard: ShardSchema.optional(),
  /** What the check was asked for, so that another does not go on from it. */
  request: z.record(z.string(), z.string()).optional(),
});
export type HeaderLine = z.infer<typeof HeaderLineSchema>;

const SubjectLineSchema = SubjectReportSchema.extend({
  type: z.literal('subject'),
});
const CellLineSchema = CellSchema.extend({ type: z.literal('cell') });

/** Written as soon as it is found, so that a crash later cannot lose it. */
const DivergenceLineSchema = DivergenceSchema.extend({
  type: z.literal('divergence'),
  subject: z.string(),
  clause: z.string(),
  phase: z.string(),
  level: z.string(),
});

/** What the harness met; never a failure of the subject. */
const ErrorLineSchema = z.object({
  type: z.literal('error'),
  subject: z.string(),
  message: z.string(),
  token: z.string().optional(),
});

/** A part of a check that is done: a check that goes on does not do it again. */
const JobLineSchema = z.object({
  type: z.literal('job'),
  subject: z.string(),
  /** Which one; with the header it decides its answer. */
  job: z.string(),
  /** For the check that wrote it. */
  answer: z.string(),
});
export type JobLine = z.infer<typeof JobLineSchema>;

/** What comes between header and footer, in any order; the last wins. */
const BodyLineSchema = z.discriminatedUnion('type', [
  SubjectLineSchema,
  CellLineSchema,
  DivergenceLineSchema,
  ErrorLineSchema,
  JobLineSchema,
]);
export type BodyLine = z.infer<typeof BodyLineSchema>;

/** Closes a stream and proves that it is whole. */
const FooterLineSchema = z.object({
  type: z.literal('footer'),
  /** Lines before this one, the header included. */
  records: z.number().int(),
  /** Why the run is not whole although its stream is. */
  incomplete: z.array(z.string()).optional(),
});

export const LineSchema = z.discriminatedUnion('type', [
  HeaderLineSchema,
  ...BodyLineSchema.options,
  FooterLineSchema,
]);
export type Line = z.infer<typeof LineSchema>;
