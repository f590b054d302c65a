import type { Experiment } from '../experiment/experiment.js';
import { ownerOf } from '../outcome.js';
import type { Finding, Row } from './row.js';

/** How hard the window is looked for. */
interface Contention {
  readonly keys: number;
  /** Calls of each of two processes at once. */
  readonly calls: number;
}

const HIGH: Contention = { keys: 100, calls: 8 };
const LOW: Contention = { keys: 200, calls: 1 };
const ROUNDS = 30;

const RACE = {
  engines: ['dbos'],
  isOfEngine: true,
  // Many keys in one try: the window is narrow.
  tries: 1,
} as const;

/** One key, the same (workflow id, deduplication id) from both processes. */
async function enqueueOnce(
  experiment: Experiment,
  i: number,
  times: number,
  policy: string | undefined
): Promise<string[]> {
  const request = experiment.bodies.request(`key-${i}`);
  experiment.deployment.ledger.decide(request, { next: 'return' });
  const input = { key: `${experiment.key}-${i}`, request };
  const argument = { input, times, policy };
  const told = await Promise.all(
    [0, 1].map((place) => experiment.special('enqueueSame', argument, place))
  );
  return told.flat() as string[];
}

function identicalRetry(
  id: string,
  { keys: keyCount, calls }: Contention,
  lead?: string,
  policy?: string
): Row {
  const total = keyCount * calls * 2;
  return {
    ...RACE,
    id,
    phase: 'admission',
    surface: 'queue',
    question: `The very same enqueue, ${2 * calls} times at once from two processes, ${keyCount} keys: is one ever refused as another's?`,
    ...(lead && { lead: [lead] }),
    async run(experiment): Promise<Finding> {
      let refused = 0;
      const keys = new Set<number>();
      const others = new Set<string>();
      for (let i = 0; i < keyCount; i += 1) {
        for (const told of await enqueueOnce(experiment, i, calls, policy)) {
          if (told === 'done') continue;
          if (!told.includes('was deduplicated')) {
            others.add(told);
            continue;
          }
          refused += 1;
          keys.add(i);
        }
      }
      await experiment.settle();
      const bodies = Array.from(
        { length: keyCount },
        (_, i) => experiment.bodies.effects('body', `key-${i}`).length
      );
      const once = bodies.filter((n) => n === 1).length;
      const note = `${once} of ${keyCount} keys ran once; ${refused} of ${total} calls refused, ${keys.size} of ${keyCount} keys${[...others].map((told) => `; ${told}`).join('')}`;
      const word = refused > 0 ? 'some refused' : 'all accepted';
      return { word, hits: refused, calls: total, note };
    },
  };
}

/** Whether both were told that they began the run that counts. */
async function contend(
  experiment: Experiment,
  round: number
): Promise<string[]> {
  const key = `${experiment.key}-${round}`;
  const named = (name: string) => experiment.bodies.request(`${round}-${name}`);
  await experiment.start(`${round}-owner`, { key });
  await experiment.bodies.runs(`${round}-owner`);
  const told = await Promise.all(
    ['a', 'b'].map((name, place) =>
      experiment.special('supersede', { key, request: named(name) }, place)
    )
  );
  for (const name of ['owner', 'a', 'b']) {
    experiment.deployment.ledger.decide(named(name), { next: 'return' });
  }
  return told as string[];
}

const supersede: Row = {
  ...RACE,
  id: 'dbos.supersede-in-code',
  phase: 'in-flight',
  surface: 'id',
  question: `Two callers supersede one run in code (cancel, delete, start unless taken), ${ROUNDS} rounds: do both believe that theirs runs?`,
  lead: ['both started in some rounds'],
  async run(experiment) {
    let both = 0;
    let finishedTwice = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const told = await contend(experiment, round);
      if (told.every((word) => word === 'done')) both += 1;
      const key = `${experiment.key}-${round}`;
      const result = await experiment.result({ key, surface: 'id' }, 3000);
      const owner = ownerOf(result);
      const ends = ['a', 'b'].filter(
        (name) =>
          experiment.bodies.effects('end', `${round}-${name}`).length > 0
      );
      if (ends.length > 1) finishedTwice += 1;
      if (owner === undefined)
        experiment.recorder.note(`round ${round}: ${result.state}`);
    }
    return {
      word: both > 0 ? 'both started in some rounds' : 'one started each round',
      hits: both,
      note: `both started in ${both} of ${ROUNDS} rounds; both did the work in ${finishedTwice}`,
    };
  },
};

export const DBOS_RACES: readonly Row[] = [
  identicalRetry('dbos.identical-enqueue', HIGH, 'some refused'),
  identicalRetry('dbos.identical-enqueue-pairs', LOW),
  identicalRetry(
    'dbos.identical-enqueue-attach',
    HIGH,
    'all accepted',
    'return-existing'
  ),
  supersede,
];
