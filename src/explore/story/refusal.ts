import { inOneLine } from '../../error-words.js';
import type { Refused } from '../../model/response.js';
import { parseJson } from '../../report/parse-json.js';

/** Why a World said no, in one line: an error may have many. */
export function refusalWords({ refusal, message, because }: Refused): string {
  const [first = ''] = message.split('\n', 1);
  const [cause] = because?.split('\n', 1) ?? [];
  const told = cause === undefined ? '' : ` ← ${cause}`;
  if (first === message) return `refused: ${message}${told}`;
  const issue = firstIssue(message);
  const words = issue ?? `${first.trim()} …${told}`;
  // What was stored is not what the World's own schema reads.
  const isUnreadable = refusal === 'unexpected' && issue !== undefined;
  return isUnreadable ? `unreadable (${words})` : `refused: ${words}`;
}

/** All that an error says, in one line; of a list of issues the first. */
export function wholeInOneLine(message: string): string {
  return firstIssue(message) ?? inOneLine(message);
}

/** Of an error that lists issues as JSON, `ZodError` say, the first. */
function firstIssue(message: string): string | undefined {
  const at = message.indexOf('[');
  const issues = at < 0 ? undefined : parseJson(message.slice(at));
  if (!Array.isArray(issues) || !isIssue(issues[0])) return undefined;
  const { path = [], message: problem = '', expected, note } = issues[0];
  const name = message.slice(0, at).trim();
  const subject = path.map(String).join('.') || 'value';
  const words =
    typeof expected === 'string' ? `must be ${expected}` : `is ${problem}`;
  const noted = typeof note === 'string' ? ` (${note})` : '';
  const more = issues.length > 1 ? `, and ${issues.length - 1} more` : '';
  return `${name} ${subject} ${words}${noted}${more}`;
}

interface Issue {
  readonly path?: readonly unknown[];
  readonly message?: string;
  readonly expected?: unknown;
  readonly note?: unknown;
}

function isIssue(value: unknown): value is Issue {
  return (
    typeof value === 'object' &&
    value !== null &&
    (!('path' in value) || Array.isArray(value.path))
  );
}
