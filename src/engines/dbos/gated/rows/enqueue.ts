import type { CastMember, Seen } from '../../../gated/gated-row.js';
import type { Stage } from '../../../gated/stage.js';
import type { Finding } from '../../../rows/row.js';
import { countOutcomes } from '../../../rows/words.js';
import type { GatedExecutor } from '../executor.js';
import type { DbosRow } from '../row.js';

const CALLERS = [
  { name: 'caller-1', process: 0 },
  { name: 'caller-2', process: 1 },
];

const WHILE_IT_RUNS = [
  ...CALLERS,
  { name: 'caller-3', process: 0 },
  { name: 'poller', process: 1 },
];

/** More preemptions than two callers have round trips. */
const EVERY_ORDER = 99;

/** What trials on bare tables showed: at once 2 % are refused, in turn none. */
const REMARK =
  'calls are refused only where two INSERTs are inside the server at once, between its look at the primary key and its entry into the index of deduplication ids; gates do not open that window, chance does (dbos.identical-enqueue)';

/** The very same (workflow id, deduplication id), whoever calls. */
async function enqueueSame(
  { name }: CastMember,
  executor: GatedExecutor,
  stage: Stage
): Promise<void> {
  if (name === 'poller') return executor.poll();
  const { key, surface } = stage;
  const request = stage.request('same');
  await executor.start({ key, request, surface, requestId: 'same' }, (told) =>
    stage.answer(name, told)
  );
}

function refusals({ stage }: Seen): Finding {
  const told = [...stage.outcomes.values()];
  const refused = told.filter(({ type }) => type === 'rejected').length;
  return {
    word: refused > 0 ? 'some refused' : 'all accepted',
    hits: refused,
    calls: told.length,
    note: countOutcomes(told),
  };
}

const SAME = {
  phase: 'admission',
  play: enqueueSame,
  find: refusals,
} as const;

function identical(surface: string): DbosRow[] {
  return [
    {
      ...SAME,
      id: 'gated.identical-enqueue',
      question:
        'The very same enqueue from two processes under wire gates, in every order of round trips: is one ever refused as another’s?',
      surface,
      cast: CALLERS,
      exhaust: EVERY_ORDER,
      remark: REMARK,
    },
    {
      ...SAME,
      id: 'gated.identical-enqueue-while-it-runs',
      question:
        'The very same enqueue three times under wire gates, while a queue is polled and the run comes to its end: is one ever refused as another’s?',
      surface,
      cast: WHILE_IT_RUNS,
    },
  ];
}

export const IDENTICAL = ['queue', 'queue-attach'].flatMap(identical);
