import { gist } from '../error-words.js';
import type { Outcome } from '../model/policy.js';
import type { RunHandle } from './modules.js';
import { pause } from './pause.js';
import { endOf } from './steps.js';

/** How long a requester waits for its run at most, in virtual ms. */
const DEADLINE_MS = 120_000;

/** What a workflow answers, with the ids of the runtime. */
export interface Answer extends Omit<Outcome, 'kind' | 'run' | 'cancelled'> {
  /** A run that finds another under its key leaves the rest to its requester. */
  readonly kind: Outcome['kind'] | 'duplicate';
  readonly owner?: string | undefined;
  readonly cancelled?: readonly string[] | undefined;
}

/** Waits for the run of a request: its answer, or why there is none. */
export async function ownAnswer(
  handle: RunHandle,
  run: string
): Promise<{ answer: Answer } | { outcome: Outcome }> {
  const late = pause(DEADLINE_MS).then(() => 'late' as const);
  try {
    const answer = await Promise.race([handle.returnValue, late]);
    if (answer === 'late') return { outcome: { kind: 'hung', run } };
    return { answer: answer as Answer };
  } catch (error) {
    const end = endOf(error);
    if (!end) throw error;
    const outcome: Outcome =
      end === 'cancelled'
        ? { kind: 'rejected', why: 'ended-by-another', run }
        : { kind: 'indeterminate', run, message: gist(error) };
    return { outcome };
  }
}
