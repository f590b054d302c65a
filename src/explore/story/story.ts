import { normalise } from '../../laboratory/normalise.js';
import { isClauseId } from '../../model/clauses/registry.js';
import { isObserver } from '../../model/role.js';
import type { Attempt } from '../attempt.js';
import { clausesOf } from '../doubts.js';
import { brokenLines } from './broken.js';
import { doubtLines } from './doubt.js';
import { logWords } from './log-words.js';
import { raceLines } from './race.js';
import { clockLines, setupLines } from './setting.js';
import { callWords, NEVER_ANSWERED, responseWords } from './words.js';

/**
 * A divergence in the fewest lines that tell it: who asked what, who was held
 * before which effect while another went on, what was left, what it breaks.
 */
export function tellStory(attempt: Attempt, clause: string): string[] {
  const lines = [
    ...clockLines(attempt),
    ...setupLines(attempt),
    ...raceLines(attempt),
    ...afterLines(attempt),
    ...endLines(attempt, clause),
  ];
  const { names } = attempt.simulated;
  return lines.map((line) => normalise(names.redact(line)));
}

function endLines(
  { failure, judgement, simulated, doubts, broken }: Attempt,
  clause: string
): string[] {
  if (failure) return [`harness  ${failure}`];
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

/** What the observer found: entities, logs, and who holds the tokens. */
function afterLines({ simulated }: Attempt): string[] {
  const reads = simulated.history.operations.filter(isObserver);
  const lines: string[] = [];
  const { operations, unanswered = [] } = simulated.history;
  const hung = unanswered.map((at) => operations[at]);
  for (const read of reads) {
    const { call, response } = read;
    if (hung.includes(read)) {
      lines.push(`after    ${callWords(call)} → ${NEVER_ANSWERED}`);
      continue;
    }
    if (call.kind === 'getRun') {
      lines.push(`after    ${call.run}: ${responseWords(response)}`);
    } else if (call.kind === 'listEvents' && response?.ok) {
      lines.push(`         log ${logWords(response.events ?? [])}`);
    } else if (call.kind === 'getByToken') {
      const owner = response?.ok ? responseWords(response) : 'nobody';
      lines.push(`         ${call.token}: ${owner}`);
    }
  }
  return lines;
}
