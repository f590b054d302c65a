import { deflateSync, inflateSync } from 'node:zlib';
import { z } from 'zod';
import { KIT_VERSION } from '../../kit.js';
import { GatedPlanSchema } from './plan.js';
import { GatedTokenError } from './token-error.js';

/** What a token of an engine plays may not change within a version. */
const VERSION = 1;
const PREFIX = `wpe${VERSION}:`;

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

/** One line that replays a schedule of an engine under wire gates. */
export function writeGatedToken(token: Omit<GatedToken, 'kit'>): string {
  const payload = { kit: KIT_VERSION, ...token };
  const bytes = deflateSync(JSON.stringify(payload), { level: 9 });
  return PREFIX + bytes.toString('base64url');
}

export function isGatedToken(text: string): boolean {
  return /^wpe\d+:/.test(text.trim());
}

/** @throws GatedTokenError that says what is wrong, and what to do */
export function readGatedToken(text: string): GatedToken {
  const token = text.trim();
  const version = /^wpe(\d+):/.exec(token)?.[1];
  if (version === undefined) {
    throw new GatedTokenError(
      `begins with "${token.slice(0, 12)}", expected ${PREFIX}…`
    );
  }
  if (Number(version) !== VERSION) {
    throw new GatedTokenError(
      `has version ${version}, and worldproof ${KIT_VERSION} reads ${VERSION}; install the version of the kit that wrote it`
    );
  }
  const parsed = PayloadSchema.safeParse(unpack(token.slice(PREFIX.length)));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new GatedTokenError(
    `has at ${issue?.path.join('.') || 'payload'}: ${issue?.message ?? 'nothing valid'}`
  );
}

function unpack(encoded: string): unknown {
  try {
    const bytes = Buffer.from(encoded, 'base64url');
    return JSON.parse(inflateSync(bytes).toString());
  } catch {
    throw new GatedTokenError(
      `is damaged or cut off (${encoded.length} characters); copy the whole line`
    );
  }
}
