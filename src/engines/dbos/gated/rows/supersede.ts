import type { CastMember, Seen } from '../../../gated/gated-row.js';
import { mostAtOnce } from '../../../gated/overlap.js';
import type { Scene } from '../../../gated/scene.js';
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
  scene: Scene
): Promise<void> {
  if (name === 'owner') return startOwn(name, executor, scene);
  await scene.atWork('owner');
  const { key } = scene;
  const request = scene.request(name);
  await executor.supersede({ key, request }, (words) =>
    scene.tell(name, words === 'done' ? 'started' : words)
  );
}

/** Whether both contenders believe that theirs runs, and what both did. */
export function believed({ scene, cast, trace }: Seen): Finding {
  const names = cast.map(({ name }) => name).filter((name) => name !== 'owner');
  const started = scene.told.filter(
    ({ name, words }) => words === 'started' && names.includes(name)
  );
  const ended = names.filter((name) => scene.of('end', name).length > 0);
  const note = `told started: ${started.map(({ name }) => name).join(', ') || 'none'}; did the work: ${ended.join(', ') || 'none'}`;
  const calls = 3 * names.length;
  const [first, second] = started;
  if (!first) return { word: 'none started', calls, note };
  if (!second) return { word: 'one started', calls, note };
  const came = trace.findIndex(({ actor }) => actor === second.name);
  // It came when the other had its answer: nothing wrong with that.
  if (came >= first.step) return { word: 'one after the other', calls, note };
  const word = `both started, ${workWord(scene, names, ended.length)}`;
  return { word, hits: 1, calls, note };
}

/** Whose input is stored beside the result. */
export function stored({ scene, cast }: Seen): Finding {
  const input = scene.found.get('input');
  const result = scene.found.get('result');
  const calls = 3 * (cast.length - 1);
  const rerun = scene.found.get('rerun');
  const note = `input of ${input ?? 'nobody'}, result of ${result ?? 'nobody'}; a rewind runs ${rerun ?? 'nothing'}`;
  if (result === undefined) return { word: 'no result', calls, note };
  if (input === result) return { word: 'its own input', calls, note };
  const word = input === undefined ? 'no input' : "another request's input";
  return { word, hits: 1, calls, note };
}

function workWord(
  scene: Scene,
  names: readonly string[],
  ended: number
): string {
  const requests = names.map((name) => scene.request(name));
  const own = scene.effects.filter((effect) =>
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
    async finish([executor], scene) {
      const found = (await executor?.stored(scene.key)) ?? {};
      for (const [what, request] of Object.entries(found)) {
        scene.found.set(what, request);
      }
      if (!found.result) return;
      const before = scene.effects.length;
      await executor?.rewind(scene.key);
      const rerun = scene.effects[before]?.request;
      if (rerun) scene.found.set('rerun', rerun);
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
