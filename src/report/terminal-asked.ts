import { askedWords, lackingIn, neverAsked } from './asked.js';
import type { Report } from './record.js';
import { wrap } from './wrap.js';

/** In a few lines: what of the contract each subject was asked. */
export function terminalAsked(
  { subjects }: Report,
  width: number
): readonly string[] {
  return subjects.flatMap(({ id, asked }) => {
    if (!asked) return [];
    const never = neverAsked(asked);
    const lacking = lackingIn(asked);
    const words = [
      `${id} asked ${askedWords(asked)}`,
      ...(never.length > 0 ? [`never asked: ${never.join(', ')}`] : []),
      ...(lacking.length > 0 ? [`not there: ${lacking.join(', ')}`] : []),
    ];
    return wrap(words.join('; '), width, '');
  });
}
