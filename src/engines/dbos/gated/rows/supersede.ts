import type { CastMember, Seen } from '../../../gated/gated-row.js';
import { mostAtOnce } from '../../../gated/overlap.js';
import type { Stage } from '../../../gated/stage.js';
import type { Finding } from '../../../rows/row.js';
import type { GatedExecutor } from '../executor.js';
import type { DbosRow } from '../row.js';
import { overlap } from './lease.js';
import { startOwn } from './start-own.js';

const OWNER = { name: 'owner', process: 0 };
const CONTENDERS = [
  { name: 'a', process: 0 },
  { name: 'b', process: 1 },
];

/** The owner is at its step when the others come to take its place. */
async function takeOver(
  { name }: CastMember,
  executor: GatedExecutor,
  stage: Stage
): Promise<void> {
  if (name === 'owner') return startOwn(name, executor, stage);
  await stage.atWork('owner');
  const { key } = stage;
  const request = stage.request(name);
  await executor.supersede({ key, request }, (words) =>
    stage.tell(name, words === 'done' ? 'started' : words)
  );
}

/** Whether both contenders believe that theirs runs, and what both did. */
export function believed({ stage, cast, trace }: Seen): Finding {
  const names = cast.map(({ name }) => name).filter((name) => name !== 'owner');
  const started = stage.told.filter(
    ({ name, words }) => words === 'started' && names.includes(name)
  );
  const ended = names.filter((name) => stage.of('end', name).length > 0);
  const note = `told started: ${started.map(({ name }) => name).join(', ') || 'none'}; did the work: ${ended.join(', ') || 'none'}`;
  const calls = 3 * names.length;
  const [first, second] = started;
  if (!first) return { word: 'none started', calls, note };
  if (!second) return { word: 'one started', calls, note };
  const came = trace.findIndex(({ actor }) => actor === second.name);
  // It came when the other had its answer: nothing wrong with that.
  if (came >= first.step) return { word: 'one after the other', calls, note };
  const word = `both started, ${workWord(stage, names, ended.length)}`;
  return { word, hits: 1, calls, note };
}

/** Whose input is stored beside the result. */
export function stored({ stage, cast }: Seen): Finding {
  const input = stage.found.get('input');
  const result = stage.found.get('result');
  const calls = 3 * (cast.length - 1);
  const rerun = stage.found.get('rerun');
  const note = `input of ${input ?? 'nobody'}, result of ${result ?? 'nobody'}; a rewind runs ${rerun ?? 'nothing'}`;
  if (result === undefined) return { word: 'no result', calls, note };
  if (input === result) return { word: 'its own input', calls, note };
  const word = input === undefined ? 'no input' : "another request's input";
  return { word, hits: 1, calls, note };
}

function workWord(
  stage: Stage,
  names: readonly string[],
  ended: number
): string {
  const requests = names.map((name) => stage.request(name));
  const own = stage.effects.filter((effect) =>
    requests.includes(effect.request)
  );
  if (mostAtOnce(own) > 1) return 'both at work at once';
  return ended > 1 ? 'both did the work' : 'one did the work';
}

export const SUPERSEDES: readonly DbosRow[] = [
  {
    id: 'gated.supersede-in-code',
    phase: 'in-flight',
    question:
      'Two callers supersede one run in code (cancel, delete, start unless taken) under wire gates: do both believe that theirs runs?',
    surface: 'id',
    lead: [
      'both started, one did the work',
      'both started, both did the work',
      'both started, both at work at once',
    ],
    worst: 'both started, both at work at once',
    cast: [OWNER, ...CONTENDERS],
    play: takeOver,
    find: believed,
  },
  {
    id: 'gated.supersede-input',
    phase: 'reuse',
    question:
      'Two callers supersede one run in code under wire gates: whose input is stored, in the end, beside the result, and is run again by a rewind?',
    surface: 'id',
    cast: [OWNER, ...CONTENDERS],
    play: takeOver,
    async finish([executor], stage) {
      const found = (await executor?.stored(stage.key)) ?? {};
      for (const [what, request] of Object.entries(found)) {
        stage.found.set(what, request);
      }
      if (!found.result) return;
      const before = stage.effects.length;
      await executor?.rewind(stage.key);
      const rerun = stage.effects[before]?.request;
      if (rerun) stage.found.set('rerun', rerun);
    },
    find: stored,
  },
  {
    id: 'gated.supersede-overlap',
    phase: 'in-flight',
    question:
      'One caller supersedes a run in code that is at its step, under wire gates: are the old and the new ever at work at once?',
    surface: 'id',
    cast: [OWNER, { name: 'a', process: 1 }],
    play: takeOver,
    find: overlap,
  },
];
