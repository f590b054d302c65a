import { headed, type StoryLine } from '../../story/print.js';
import type { Attempt } from '../attempt.js';
import { NEVER_ANSWERED, responseWords } from './answer-words.js';
import { callWords, duration } from './call-words.js';

/**
 * Clocks that differ, or that stand still, and calls that do not wait are part
 * of the story.
 */
export function clockLines({ plan }: Attempt): StoryLine[] {
  const { together } = plan;
  const { tickMs } = plan.clock;
  const skewed = skewWords(plan);
  return [
    ...(skewed.length > 0 ? headed('clocks', skewed.join(', ')) : []),
    ...(tickMs === 0
      ? headed('clock', 'stands still: events share a millisecond')
      : []),
    ...(together
      ? headed('calls', 'are made while others are under way, without waiting')
      : []),
  ];
}

function skewWords({ clock }: Attempt['plan']): string[] {
  return clock.skewMs.flatMap((ms, process) =>
    ms === 0 ? [] : [`p${process} ${ms > 0 ? '+' : ''}${ms} ms`]
  );
}

/** What was there before anybody raced; by whose clock, where they differ. */
export function setupLines({ plan, simulated }: Attempt): StoryLine[] {
  const operations = simulated.history.operations.filter(
    ({ role }) => role === 'setup'
  );
  const waitedMs = plan.setup
    .flatMap((op) => (op.kind === 'advance' ? [op.ms] : []))
    .reduce((sum, ms) => sum + ms, 0);
  const parts: string[] = [];
  // Only waits move the clock of a set-up; the shortest keep its calls apart.
  let nowMs = 0;
  const passTo = (ms: number) => {
    if (ms - nowMs > 1) parts.push(`${duration(ms - nowMs)} pass`);
    nowMs = ms;
  };
  for (const [at, { call, response, invokedAtMs }] of operations.entries()) {
    passTo(invokedAtMs);
    const isPlain = response?.ok && !response.conflict;
    // The operations of a set-up are the first of their history.
    const isHung = simulated.history.unanswered?.includes(at);
    const words = isHung ? NEVER_ANSWERED : responseWords(response);
    const answer = isPlain ? '' : ` → ${words}`;
    parts.push(`${callWords(call)}${answer}`);
  }
  passTo(waitedMs);
  if (parts.length === 0) return [];
  const whose = skewWords(plan).length > 0 ? 'setup (p0)' : 'setup';
  return headed(whose, parts.join('; '));
}
