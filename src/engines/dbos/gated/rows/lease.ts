import type { CastMember, Seen } from '../../../gated/gated-row.js';
import { mostAtOnce } from '../../../gated/overlap.js';
import type { Stage } from '../../../gated/stage.js';
import type { Finding } from '../../../rows/row.js';
import { countOutcomes } from '../../../rows/words.js';
import { type GatedExecutor, runIdOf } from '../executor.js';
import { claimFor, type DbosRow } from '../row.js';
import { startOwn } from './start-own.js';

const CALLERS = [
  { name: 'first', process: 0 },
  { name: 'second', process: 1 },
];

/** Enqueues, then lets its process look for work. */
async function enqueue(
  { name }: CastMember,
  executor: GatedExecutor,
  stage: Stage
): Promise<void> {
  await startOwn(name, executor, stage);
  await executor.poll();
}

async function afterCancel(
  member: CastMember,
  executor: GatedExecutor,
  stage: Stage
): Promise<void> {
  if (member.name === 'first') return enqueue(member, executor, stage);
  await stage.atWork('first');
  if (member.name === 'second') return enqueue(member, executor, stage);
  await executor.cancel(runIdOf(stage.request('first')));
  stage.tell(member.name, 'cancelled');
}

/** Whether two were ever at work at once, as the effects tell. */
export function overlap({ stage }: Seen): Finding {
  const { effects, outcomes } = stage;
  const isOverlap = mostAtOnce(effects) > 1;
  return {
    word: isOverlap ? 'two at work at once' : 'one at work at a time',
    hits: isOverlap ? 1 : 0,
    calls: outcomes.size,
    note: countOutcomes([...outcomes.values()]),
  };
}

const LEASE = { phase: 'in-flight', surface: 'queue', find: overlap } as const;

export const LEASES: readonly DbosRow[] = [
  {
    ...LEASE,
    id: 'gated.lease',
    question:
      'Two callers enqueue under one deduplication id while their processes poll and work, under wire gates: are two ever at work at once?',
    claimed: {
      source: '',
      ...claimFor('in-flight.duplicate', 'queue'),
      words: ['one at work at a time'],
    },
    cast: CALLERS,
    play: enqueue,
  },
  {
    ...LEASE,
    id: 'gated.lease-cancelled',
    question:
      'The run that holds a deduplication id is cancelled at its step while another enqueues under it, under wire gates: are two ever at work at once?',
    cast: [...CALLERS, { name: 'canceller', process: 0 }],
    play: afterCancel,
  },
];
