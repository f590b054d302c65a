import { isNaming, isSymbol, isWord, type Token } from './token.js';

export interface QualifiedName {
  /** Its last part: `workflow_runs` of `"workflow"."workflow_runs"`. */
  readonly name: string;
  /** The index of the token behind it. */
  readonly next: number;
}

export function nameAt(
  tokens: readonly Token[],
  index: number
): QualifiedName | undefined {
  let last = tokens[index];
  if (!isNaming(last)) return undefined;
  let next = index + 1;
  while (isSymbol(tokens[next], '.')) {
    const part = tokens[next + 1];
    if (!isNaming(part)) break;
    last = part;
    next += 2;
  }
  return { name: last.text, next };
}

/** The name behind all the words of `skipped`; empty where there is none. */
export function nameBehind(
  tokens: readonly Token[],
  index: number,
  skipped: readonly string[]
): string {
  let at = index;
  while (isWord(tokens[at], ...skipped)) at += 1;
  return nameAt(tokens, at)?.name ?? '';
}
