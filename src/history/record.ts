import { z } from 'zod';
import { VerdictSchema } from '../report/record.js';

/** A clause that one version keeps and its neighbour breaks. */
const ChangeSchema = z.object({
  clause: z.string(),
  kind: z.enum(['broke', 'mended']),
  /** The neighbours, the older first. */
  before: z.string(),
  after: z.string(),
  /** One schedule in both: it diverges in the one, and not in the other. */
  tokens: z.object({ before: z.string(), after: z.string() }),
  story: z.array(z.string()),
  /** Schedules in which its calls were raced in the one that keeps it. */
  raced: z.number().int(),
});
export type Change = z.infer<typeof ChangeSchema>;

/** The versions of one published World, clause by clause. */
export const HistorySchema = z.object({
  /** The version of this schema. */
  history: z.literal(1),
  kit: z.string(),
  package: z.string(),
  seed: z.string(),
  /** Of each version. */
  schedules: z.number().int(),
  date: z.string(),
  /** In their order, the older first. */
  versions: z.array(z.string()),
  /** Others that are published were left out: absent where none was. */
  chosen: z.literal(true).optional(),
  rows: z.array(
    z.object({
      clause: z.string(),
      level: z.string(),
      /** By version; absent where it could not be checked. */
      verdicts: z.record(z.string(), VerdictSchema),
    })
  ),
  changes: z.array(ChangeSchema),
  /** Versions that could not be checked, and why. */
  failed: z.array(z.object({ version: z.string(), message: z.string() })),
  /** Why it is not whole; absent where it is. */
  incomplete: z.string().optional(),
});
export type VersionHistory = z.infer<typeof HistorySchema>;
