import { storyParts } from '../../story/parts.js';
import { processWords, spotLines } from '../causes.js';
import { plural } from '../counts.js';
import { replayCommand } from '../evidence.js';
import { describeDivergence } from '../evidence-line.js';
import type { Divergence } from '../record.js';
import type { DivergenceData } from './data.js';
import { lanesOf, storySteps } from './story.js';

/** One divergence of a cell, in words. */
export function divergenceData(
  clause: string,
  divergence: Divergence
): DivergenceData {
  const { cause, clauses = [], token, order } = divergence;
  const { oneOf = [], notDecided = [] } = divergence;
  const steps = storySteps(divergence);
  return {
    title: titleOf(divergence),
    facts: factsOf(divergence),
    spots: cause ? spotLines(cause) : [],
    lanes: lanesOf(steps),
    steps,
    ...(order ? { order } : {}),
    oneOf,
    notDecided,
    broken: storyParts(divergence).clause.map((line) =>
      line.replace(/^breaks /, '').trim()
    ),
    others: clauses.filter((each) => each !== clause),
    command: replayCommand(token),
  };
}

function titleOf({ cause, fingerprint }: Divergence): string {
  if (!cause) return fingerprint;
  return cause.calls.length > 0 ? cause.calls.join(' ‖ ') : 'no call';
}

function factsOf(divergence: Divergence): string[] {
  const { processes, occurrences, skewed, unusual = [] } = divergence;
  return [
    `seen in ${plural(occurrences, 'schedule')}`,
    processes > 1 ? `needs ${processWords(processes)}` : 'in one process',
    ...(skewed ? ['clocks differ'] : []),
    ...(unusual.length > 0
      ? [`calls that the runtime never makes: ${unusual.join(', ')}`]
      : []),
    sizeOf(divergence),
  ];
}

function sizeOf(divergence: Divergence): string {
  const [size = ''] = describeDivergence(divergence).split(/, (?:needs|in) /);
  return divergence.unshrunk ? `${size}, not shrunk to its end` : size;
}
