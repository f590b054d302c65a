import { Fields } from './fields.js';

/** What an ErrorResponse or a NoticeResponse says, as far as it matters. */
export interface ServerError {
  readonly code: string;
  readonly constraint: string | undefined;
  /** The server ends the connection. */
  readonly isFatal: boolean;
}

const FATAL = new Set(['FATAL', 'PANIC']);

export function decodeServerError(body: Buffer): ServerError {
  const byLetter = new Map<string, string>();
  const fields = new Fields(body);
  while (!fields.isAtEnd) {
    const letter = fields.byte();
    if (letter === 0) break;
    byLetter.set(String.fromCharCode(letter), fields.text());
  }
  // `V` is `S` untranslated.
  const severity = byLetter.get('V') ?? byLetter.get('S') ?? '';
  return {
    code: byLetter.get('C') ?? '',
    constraint: byLetter.get('n'),
    isFatal: FATAL.has(severity),
  };
}

/** SQLSTATE and constraint: what is the same in each run. */
export function errorInBrief({ code, constraint }: ServerError): string {
  return constraint ? `error ${code} ${constraint}` : `error ${code}`;
}
