import { z } from 'zod';
import {
  readTokenLine,
  type TokenLine,
  writeTokenLine,
} from '../laboratory/token-line.js';
import { DECLARABLE, type Declarable } from '../worlds/contract/declared.js';
import { SERVER_KINDS, type ServerKind } from '../worlds/servers/server.js';
import { lostLine } from './lost-line.js';
import type { Plan } from './plan/plan.js';
import { PlanSchema } from './plan/schema.js';

const PartsSchema = z.object({
  kit: z.string(),
  /** What `check` takes: a name, `PACKAGE@VERSION`, or a path. */
  subject: z.string(),
  dataDirOption: z.string().optional(),
  urlOption: z.string().optional(),
  /** What a module stands on; packages are known. */
  server: z.enum(SERVER_KINDS).optional(),
  /** What its author said of it, beside what it says itself. */
  capabilities: z.array(z.enum(DECLARABLE)).optional(),
  /** What the files of a module held when it was written, as a digest. */
  code: z.string().optional(),
  /** The clause that it breaks … */
  clause: z.string().optional(),
  /** … or, of a schedule that showed nothing, what the harness met. */
  failure: z.string().optional(),
  plan: PlanSchema,
  /** The gates in their order, so that a replay knows where it left them. */
  trace: z.array(z.string()),
});

const PayloadSchema = PartsSchema.refine(
  ({ clause, failure }) => (clause === undefined) !== (failure === undefined),
  { message: 'expected a clause or a failure', path: ['clause'] }
);

/**
 * What a token of a World holds: the plan with its choices, the clause, and the
 * World.
 */
export type TokenPayload = z.infer<typeof PayloadSchema>;

/** Seeds, strategies and shrinking may change; what a token plays may not. */
export const WORLD_TOKEN: TokenLine<TokenPayload> = {
  name: 'wp',
  version: 1,
  schema: PayloadSchema,
};

export interface Replayable {
  readonly subject: string;
  readonly dataDirOption?: string | undefined;
  readonly urlOption?: string | undefined;
  readonly server?: ServerKind | undefined;
  readonly capabilities?: readonly Declarable[] | undefined;
  readonly code?: string | undefined;
  /** One of the two. */
  readonly clause?: string | undefined;
  readonly failure?: string | undefined;
  readonly plan: Plan;
  /** The gates in the order of their release, ids redacted. */
  readonly trace: readonly string[];
}

/** One line that replays: on another machine, a month later. */
export function writeToken(replayable: Replayable): string {
  return writeTokenLine(WORLD_TOKEN, replayable as Omit<TokenPayload, 'kit'>);
}

/** @throws TokenError that says which part is wrong, and what to do. */
export function readToken(text: string): TokenPayload {
  const payload = readTokenLine(WORLD_TOKEN, text);
  // Written by a kit that compared what differs.
  return { ...payload, trace: payload.trace.map(lostLine) };
}
