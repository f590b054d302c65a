import { constants, inflateSync } from 'node:zlib';
import { TokenError } from './errors.js';

/**
 * What is behind the prefix of a token.
 *
 * @throws TokenError that says what is wrong with it, and which kit wrote it
 *   where so much of it can be read
 */
export function readPayload(token: string, start: number): unknown {
  const encoded = token.slice(start);
  const stray = /[^A-Za-z0-9_-]/.exec(encoded);
  if (stray) {
    const at = start + stray.index + 1;
    const why = `has "${stray[0]}" at character ${at}, which base64url has not`;
    throw new TokenError('payload', why, writerIn(encoded));
  }
  try {
    return JSON.parse(inflateSync(bytesOf(encoded)).toString());
  } catch (error) {
    const isCut = (error as { code?: unknown }).code === 'Z_BUF_ERROR';
    const { length } = encoded;
    // A character that is changed may swallow the end.
    const why = isCut
      ? `is cut off after ${length} characters, or one of them is another; copy the whole line`
      : `is damaged: of its ${length} characters at least one is another, or not where it was; copy it again`;
    throw new TokenError('payload', why, writerIn(encoded), !isCut);
  }
}

/** Which kit wrote it, of however little of a payload, where that can be read. */
export function writerIn(encoded: string): string | undefined {
  const [, writer] = /^\{"kit":"(\d[\w.+-]*)"/.exec(head(encoded)) ?? [];
  return writer;
}

function bytesOf(encoded: string): Buffer {
  return Buffer.from(encoded, 'base64url');
}

/** The text up to where it was cut off, or up to where it is damaged. */
function head(encoded: string): string {
  const bytes = bytesOf(encoded);
  let text = inflatedPart(bytes);
  if (text !== undefined) return text;
  // Whatever is longer holds the damage too, so the bounds close in on it.
  let [good, bad] = [0, bytes.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    const part = inflatedPart(bytes.subarray(0, middle));
    if (part === undefined) bad = middle;
    else [good, text] = [middle, part];
  }
  return text ?? '';
}

/** Undefined where there is something in it that cannot be. */
function inflatedPart(bytes: Buffer): string | undefined {
  try {
    const asMuchAsThereIs = { finishFlush: constants.Z_SYNC_FLUSH };
    return inflateSync(bytes, asMuchAsThereIs).toString();
  } catch {
    return undefined;
  }
}
