import { type ClauseId, clauseOf } from '../../model/clauses/registry.js';
import type { Operation } from '../../model/history.js';
import type { RunView } from '../../model/response.js';
import { isTerminal } from '../../model/state.js';
import { headed, type StoryLine } from '../../story/print.js';
import { valueWords } from './answer-words.js';
import { leftOut } from './left-out.js';
import { shownLines } from './shown.js';

export interface Broken {
  readonly clause: ClauseId;
  /** Where each broken clause was first seen, by the judge. */
  readonly witnesses: ReadonlyMap<ClauseId, string>;
  readonly operations: readonly Operation[];
}

/** What a story breaks, and what of it shows that. */
export function brokenLines({
  clause,
  witnesses,
  operations,
}: Broken): StoryLine[] {
  const witness = witnesses.get(clause);
  if (witness === undefined) return [];
  const entity = witnesses.get(ENTITY);
  const isMerge = clause === 'attributes.merge' && entity !== undefined;
  const changed = READS.includes(clause) ? changedRead(operations) : undefined;
  return headed(
    'breaks',
    `${clause}: ${clauseOf(clause).statement}`,
    `seen at ${entityWords(witness)}`,
    ...(isMerge ? [entityWords(entity)] : []),
    ...(clause === 'run.shown-whole' ? leftOut(operations) : []),
    ...(changed === undefined ? shownLines(witness, operations) : [changed])
  );
}

const ENTITY: ClauseId = 'run.entity-matches-log';
const READS: readonly ClauseId[] = ['result.stable', 'run.status-final'];

/** `entity {owner: B1}, log folds to {stage: A1, owner: B1}`. */
function entityWords(witness: string): string {
  if (!witness.includes(': entity has ')) return witness;
  return witness
    .replace(': entity has ', ': entity ')
    .replaceAll(', log ', ', log folds to ')
    .replaceAll(/\{[^{}]*\}/g, (json) =>
      json.replaceAll('"', '').replaceAll(':', ': ').replaceAll(',', ', ')
    );
}

/** The first read of an ended run that a later one does not agree with. */
function changedRead(operations: readonly Operation[]): string | undefined {
  const ended = new Map<string, RunView>();
  for (const { call, response } of operations) {
    if (call.kind !== 'getRun' || !response?.ok || !response.run) continue;
    const { run: view } = response;
    const before = ended.get(call.run);
    if (!before) {
      if (isTerminal(view.status)) ended.set(call.run, view);
      continue;
    }
    const isSame = before.status === view.status;
    if (isSame && before.value === view.value) continue;
    const words = (each: RunView) =>
      isSame ? `${each.value}` : `${each.status}${valueWords(each.value)}`;
    return `${call.run} was read as ${words(before)}, then as ${words(view)}`;
  }
  return undefined;
}
