import { z } from 'zod';
import {
  isTokenLine,
  readTokenLine,
  type TokenLine,
  writeTokenLine,
} from '../../laboratory/token-line.js';
import { GatedPlanSchema } from './plan.js';
import { GatedTokenError } from './token-error.js';

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

const LINE: TokenLine<GatedToken> = {
  name: 'wpe',
  version: 1,
  schema: PayloadSchema,
  wrong: (part, why) => new GatedTokenError(`${part}: ${why}`),
};

/** One line that replays a schedule of an engine under wire gates. */
export function writeGatedToken(token: Omit<GatedToken, 'kit'>): string {
  return writeTokenLine(LINE, token);
}

export function isGatedToken(text: string): boolean {
  return isTokenLine(LINE, text);
}

/** @throws GatedTokenError that says what is wrong, and what to do */
export function readGatedToken(text: string): GatedToken {
  return readTokenLine(LINE, text);
}
