import { z } from 'zod';

/** A cause that somebody knows of and has accepted, of one clause. */
const AcceptedSchema = z.strictObject({
  /** As the check named it; a path is relative to the baseline's folder. */
  subject: z.string(),
  clause: z.string(),
  /** Clause, racing calls and the last effect that was passed over. */
  fingerprint: z.string(),
  /** The places in the code: another id once its lines have moved. */
  cause: z.string().optional(),
  /** Where it is followed up. */
  link: z.url().optional(),
  /** The last day on which it is accepted, YYYY-MM-DD. */
  expires: z.iso.date().optional(),
  note: z.string().optional(),
});
export type Accepted = z.infer<typeof AcceptedSchema>;

/** `worldproof.baseline.json`: what a check does not fail for. */
export const BaselineSchema = z.strictObject({
  /** The version of this schema. */
  baseline: z.literal(1),
  /** The kit that wrote it. */
  kit: z.string(),
  /** Every clause that this kit asked for: those to come are new. */
  clauses: z.array(z.string()),
  accepted: z.array(AcceptedSchema),
});
export type Baseline = z.infer<typeof BaselineSchema>;
