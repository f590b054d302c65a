import { normalise } from '../../laboratory/normalise.js';
import { isClauseId } from '../../model/clauses/registry.js';
import type { Operation } from '../../model/history.js';
import { isObserver } from '../../model/role.js';
import { headed, type Story, type StoryLine } from '../../story/print.js';
import type { Attempt } from '../attempt.js';
import { clausesOf } from '../doubts.js';
import { NEVER_ANSWERED, responseWords } from './answer-words.js';
import { brokenLines } from './broken.js';
import { callWords } from './call-words.js';
import { doubtLines } from './doubt.js';
import { logWords } from './log-words.js';
import { raceLines } from './race.js';
import { clockLines, setupLines } from './setting.js';

/** Who, or what of the story it is; what of a fault, where it is of one. */
const COLUMNS = [8, 8];

/**
 * A divergence in the fewest lines that tell it: who asked what, who was held
 * before which effect while another went on, what was left, what it breaks.
 */
export function tellStory(attempt: Attempt, clause: string): Story {
  const lines = [
    ...clockLines(attempt),
    ...setupLines(attempt),
    ...raceLines(attempt),
    ...afterLines(attempt),
    ...endLines(attempt, clause),
  ];
  const { names } = attempt.simulated;
  const clean = (line: string) => normalise(names.redact(line));
  return { lines, columns: COLUMNS, clean };
}

function endLines(
  { failure, judgement, simulated, doubts, broken }: Attempt,
  clause: string
): StoryLine[] {
  if (failure) return headed('harness', failure);
  if (!judgement || !isClauseId(clause)) return [];
  const { witnesses } = judgement;
  const doubt = doubts.find((each) => clausesOf(each).includes(clause));
  if (doubt && !broken.includes(clause)) return doubtLines(doubt, witnesses);
  return brokenLines({
    clause,
    witnesses,
    operations: simulated.history.operations,
  });
}

/**
 * What the observer found: entities, logs, and who holds the tokens. What it
 * read once more, after a restart at rest, is told where it is another.
 */
function afterLines({ simulated }: Attempt): StoryLine[] {
  const { operations, unanswered = [] } = simulated.history;
  const hung = unanswered.map((at) => operations[at]);
  const told = new Map<string, string>();
  const lines: StoryLine[] = [];
  const again: StoryLine[] = [];
  for (const read of operations.filter(isObserver)) {
    const [line] = afterLine(read, hung.includes(read));
    if (line === undefined) continue;
    const call = JSON.stringify(read.call);
    const words = line.join(' ');
    const before = told.get(call);
    told.set(call, words);
    if (before === undefined) lines.push(line);
    else if (before !== words) again.push(line);
  }
  if (again.length === 0) return lines;
  return [...lines, ...headed('', 'p0 starts again, at rest'), ...again];
}

function afterLine(
  { call, response }: Operation,
  isHung: boolean
): StoryLine[] {
  if (isHung) return headed('after', `${callWords(call)} → ${NEVER_ANSWERED}`);
  if (call.kind === 'getRun')
    return headed('after', `${call.run}: ${responseWords(response)}`);
  if (call.kind === 'listEvents' && response?.ok)
    return headed('', `log ${logWords(response.events ?? [])}`);
  if (call.kind !== 'getByToken') return [];
  const owner = response?.ok ? responseWords(response) : 'nobody';
  return headed('', `${call.token}: ${owner}`);
}
