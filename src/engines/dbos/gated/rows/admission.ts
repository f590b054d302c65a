import { countOutcomes, crowdWord } from '../../../rows/words.js';
import { isQueue } from '../../surfaces.js';
import { claimFor, type DbosRow } from '../row.js';
import { startOwn } from './start-own.js';

const CAST = [
  { name: 'caller-1', process: 0 },
  { name: 'caller-2', process: 1 },
  { name: 'caller-3', process: 0 },
];

/** In one schedule a caller may come before the end and another after it. */
const BOTH = [
  'one runs, others attached or replayed',
  'one runs, others rejected: closed',
  'one runs, others rejected: closed or rejected: in flight',
];

function admission(surface: string): DbosRow {
  return {
    id: 'gated.admission',
    phase: 'admission',
    question:
      'Three callers in two processes start one key, each with its own input, under wire gates: whose body runs, and what is each told?',
    surface,
    claimed: claimFor('admission.simultaneous', surface, BOTH),
    cast: CAST,
    play: ({ name }, executor, stage) => startOwn(name, executor, stage),
    // A queue that was polled before might have given the lease free.
    ...(isQueue(surface) && {
      finish: async (executors) => {
        for (const executor of executors) await executor.poll();
      },
    }),
    find({ stage, cast }) {
      const outcomes = [...stage.outcomes.values()];
      const ran = cast.filter(({ name }) => stage.of('body', name).length > 0);
      const isWrong = ran.length !== 1;
      return {
        word: crowdWord(outcomes, ran.length),
        hits: isWrong ? 1 : 0,
        calls: cast.length,
        note: `${countOutcomes(outcomes)}; inputs that ran: ${ran.length}`,
      };
    },
  };
}

export const ADMISSION = ['id', 'id-reject', 'queue', 'queue-attach'].map(
  admission
);
