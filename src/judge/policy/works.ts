import type { Name } from '../../model/call.js';
import type { RequestRecord, Work } from '../../model/policy.js';
import { endsOf, type KeyHistory } from './key-history.js';

/** The part of a work during which its run was surely active. */
interface Span {
  readonly run: Name;
  readonly actor: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The moments at which a run surely worked and surely was active. Whoever ends
 * a run does not stop the step that it is in, so what is left of a work after
 * that is nobody's promise.
 */
function spansOf(
  keyHistory: KeyHistory,
  record: RequestRecord
): readonly Span[] {
  return record.works.flatMap(({ run, began, ended }) => {
    const ends = endsOf(keyHistory, run).map(({ invoked }) => invoked);
    const to = Math.min(ended ?? Number.POSITIVE_INFINITY, ...ends);
    return began < to ? [{ run, actor: record.actor, from: began, to }] : [];
  });
}

/** Of two runs that work on a key at once, neither has it to itself. */
export function overlap(
  record: RequestRecord,
  keyHistory: KeyHistory
): string | undefined {
  const own = spansOf(keyHistory, record);
  for (const other of keyHistory.requests) {
    if (other === record) continue;
    for (const theirs of spansOf(keyHistory, other)) {
      const mine = own.find((each) => isBeside(each, theirs));
      if (mine) {
        const both = [mine, theirs].map(
          ({ run, actor }) => `${run} (${actor})`
        );
        return `${both.join(' and ')} work on ${keyHistory.key} at once`;
      }
    }
  }
  return undefined;
}

function isBeside(a: Span, b: Span): boolean {
  return a.run !== b.run && a.from < b.to && b.from < a.to;
}

/** The work that a run did for the key, in whichever request. */
export function worksOf(keyHistory: KeyHistory, run: Name): readonly Work[] {
  return keyHistory.requests
    .flatMap(({ works }) => works)
    .filter((work) => work.run === run);
}
