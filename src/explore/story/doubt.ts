import type { Doubt } from '../../judge/finding.js';
import { type ClauseId, clauseOf } from '../../model/clauses/registry.js';
import { clausesOf, wordsOf } from '../doubts.js';
import { say } from './say.js';

/** What a story breaks where nothing tells which of several clauses it is. */
export function doubtLines(
  doubt: Doubt,
  witnesses: ReadonlyMap<ClauseId, string>
): string[] {
  const sentences = clausesOf(doubt).flatMap((clause) => {
    const witness = witnesses.get(clause);
    return [
      `${clause}: ${clauseOf(clause).statement}`,
      ...(witness === undefined ? [] : [`seen at ${witness}`]),
    ];
  });
  return say('breaks', `${wordsOf(doubt)}; nothing tells which`, ...sentences);
}
