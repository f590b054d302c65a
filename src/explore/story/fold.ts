/** Parts that may be said together, as often as they were. */
const PERIOD_MAX = 4;

/** Each try claims under a hook of its own. */
const TRY = /-h(\d+)/g;

/** What was said several times in a row is said once, with how often. */
export function folded(parts: readonly string[]): string[] {
  const keys = parts.map((part) => part.replace(TRY, '-h'));
  const said: string[] = [];
  for (let at = 0; at < parts.length; ) {
    const { period, times } = repetitionAt(keys, at);
    const first = parts.slice(at, at + period);
    const last = parts.slice(at + period * (times - 1), at + period * times);
    const words = first.map((part, index) => spanned(part, last[index] ?? ''));
    if (times === 1) said.push(...words);
    else if (period === 1) said.push(`${words[0]} ×${times}`);
    else said.push(`(${words.join('; ')}) ×${times}`);
    at += period * times;
  }
  return said;
}

interface Repetition {
  readonly period: number;
  readonly times: number;
}

function repetitionAt(keys: readonly string[], at: number): Repetition {
  for (let period = 1; period <= PERIOD_MAX; period++) {
    let times = 1;
    while (isRepeated(keys, at, period, times)) times++;
    if (times > 1) return { period, times };
  }
  return { period: 1, times: 1 };
}

function isRepeated(
  keys: readonly string[],
  at: number,
  period: number,
  times: number
): boolean {
  const from = at + period * times;
  if (from + period > keys.length) return false;
  return keys
    .slice(at, at + period)
    .every((key, index) => key === keys[from + index]);
}

/** `r2-h1…h4` where the first try claimed as h1 and the last as h4. */
function spanned(first: string, last: string): string {
  const ends = [...last.matchAll(TRY)].map(([, number]) => number);
  let at = 0;
  return first.replace(TRY, (words, begin) => {
    const end = ends[at++];
    return end === undefined || end === begin ? words : `${words}…h${end}`;
  });
}
