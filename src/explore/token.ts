import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { KIT_VERSION } from '../kit.js';
import type { Plan } from '../model/plan.js';
import { SERVER_KINDS, type ServerKind } from '../worlds/servers/server.js';
import { TokenError } from './errors.js';
import { PlanSchema } from './plan-schema.js';

/** Seeds, strategies and shrinking may change; what a token plays may not. */
const VERSION = 1;
const PREFIX = `wp${VERSION}:`;

const PayloadSchema = z.object({
  kit: z.string(),
  /** What `check` takes: a name, `PACKAGE@VERSION`, or a path. */
  subject: z.string(),
  dataDirOption: z.string().optional(),
  urlOption: z.string().optional(),
  /** What a module stands on; packages are known. */
  server: z.enum(SERVER_KINDS).optional(),
  clause: z.string(),
  plan: PlanSchema,
  /** The gates in their order, so that a replay knows where it left them. */
  trace: z.array(z.string()),
});

export type TokenPayload = z.infer<typeof PayloadSchema>;

export interface Replayable {
  readonly subject: string;
  readonly dataDirOption?: string | undefined;
  readonly urlOption?: string | undefined;
  readonly server?: ServerKind | undefined;
  readonly clause: string;
  readonly plan: Plan;
  /** The gates in the order of their release, ids redacted. */
  readonly trace: readonly string[];
}

/** One line that replays: on another machine, a month later. */
export function writeToken(replayable: Replayable): string {
  const payload = { kit: KIT_VERSION, ...replayable };
  const bytes = deflateSync(JSON.stringify(payload), { level: 9 });
  return PREFIX + bytes.toString('base64url');
}

/** @throws TokenError that says which part is wrong, and what to do. */
export function readToken(text: string): TokenPayload {
  const token = text.trim();
  const version = /^wp(\d+):/.exec(token)?.[1];
  if (version === undefined) {
    const start = token.slice(0, 12);
    throw new TokenError('prefix', `expected wp1:…, found "${start}"`);
  }
  if (Number(version) !== VERSION) {
    throw new TokenError(
      'version',
      `is ${version}, and worldproof ${KIT_VERSION} reads ${VERSION}; install the version of the kit that wrote it`
    );
  }
  return parsePayload(unpack(token.slice(PREFIX.length)));
}

function unpack(encoded: string): unknown {
  const stray = /[^A-Za-z0-9_-]/.exec(encoded);
  if (stray) {
    const at = PREFIX.length + stray.index + 1;
    throw new TokenError(
      'payload',
      `has "${stray[0]}" at character ${at}, which base64url has not`
    );
  }
  try {
    return JSON.parse(
      inflateSync(Buffer.from(encoded, 'base64url')).toString()
    );
  } catch {
    throw new TokenError(
      'payload',
      `is damaged or cut off (${encoded.length} characters); copy the whole line`
    );
  }
}

function parsePayload(value: unknown): TokenPayload {
  const parsed = PayloadSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const kit = z.object({ kit: z.string() }).safeParse(value);
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') || 'payload';
  throw new TokenError(
    'plan',
    `${path}: ${issue?.message ?? 'is not valid'}`,
    kit.data?.kit
  );
}
