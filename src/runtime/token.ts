import { z } from 'zod';
import { TokenError } from '../laboratory/errors.js';
import {
  isTokenLine,
  readTokenLine,
  type TokenLine,
  writeTokenLine,
} from '../laboratory/token-line.js';
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

const LINE: TokenLine<RuntimeToken> = {
  name: 'wpr',
  version: 1,
  schema: PayloadSchema,
  wrong: (part, why, writtenBy) => new TokenError(part, why, writtenBy),
};

/** One line that replays a policy as workflow code under the runtime. */
export function writeRuntimeToken(token: Omit<RuntimeToken, 'kit'>): string {
  return writeTokenLine(LINE, token);
}

export function isRuntimeToken(text: string): boolean {
  return isTokenLine(LINE, text);
}

/** @throws TokenError that says which part is wrong, and what to do */
export function readRuntimeToken(text: string): RuntimeToken {
  return readTokenLine(LINE, text);
}
