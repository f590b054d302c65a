import type { Doubt } from '../../judge/finding.js';
import { type ClauseId, clauseOf } from '../../model/clauses/registry.js';
import { headed, type StoryLine } from '../../story/print.js';
import { clausesOf, wordsOf } from '../doubts.js';

/** What a story breaks where nothing tells which of several clauses it is. */
export function doubtLines(
  doubt: Doubt,
  witnesses: ReadonlyMap<ClauseId, string>
): StoryLine[] {
  const sentences = clausesOf(doubt).flatMap((clause) => {
    const witness = witnesses.get(clause);
    return [
      `${clause}: ${clauseOf(clause).statement}`,
      ...(witness === undefined ? [] : [`seen at ${witness}`]),
    ];
  });
  const words = `${wordsOf(doubt)}; nothing tells which`;
  return headed('breaks', words, ...sentences);
}
