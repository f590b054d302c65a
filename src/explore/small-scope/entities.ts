import type { Call, Name } from '../../model/call.js';
import { isRetained } from '../../model/ownership.js';
import { isStepEnded, type State } from '../../model/state.js';
import type { Small } from './small.js';

/** `run r1`, `hook h1`, `token t1`, `step s1`, `wait w1`, `key k1`. */
export type Entity = string;

/** The run that the first keyed start creates. */
const KEYED_RUN = 'r3';

const HOOKS_OF: Readonly<Record<Name, readonly Name[]>> = {
  r1: ['h1'],
  r2: ['h2'],
};
const HOOKS = ['h1', 'h2'];
const TOKENS = ['token t1'];

/** Everything that tells one small state from another. */
export const ENTITIES: readonly Entity[] = [
  'run r1',
  'run r2',
  'hook h1',
  'hook h2',
  'token t1',
  'step s1',
  'wait w1',
  'key k1',
];

const runs: readonly Entity[] = ['run r1', 'run r2'];

const hooks = (names: readonly Name[] = []): Entity[] =>
  names.map((name) => `hook ${name}`);

/** What a call may read or change, beside the log of its run. */
export function touchedBy(call: Call): readonly Entity[] {
  switch (call.kind) {
    case 'endRun':
      if (call.run === KEYED_RUN) return ['key k1'];
      return [`run ${call.run}`, ...hooks(HOOKS_OF[call.run]), ...TOKENS];
    case 'cancelRuns':
      return [...runs.slice(0, 1), ...hooks(HOOKS_OF.r1), ...TOKENS];
    case 'getRuns':
      return runs;
    case 'createHook':
    case 'disposeHook':
      return [`run ${call.run}`, `hook ${call.hook}`, ...TOKENS];
    case 'resume':
      return [`run ${call.run}`, `hook ${call.hook}`];
    case 'createStep':
    case 'startStep':
    case 'lazyStartStep':
    case 'retryStep':
    case 'completeStep':
    case 'failStep':
      return [`run ${call.run}`, `step ${call.step}`];
    case 'createWait':
    case 'completeWait':
      return [`run ${call.run}`, `wait ${call.wait}`];
    case 'createBatch':
      return [...new Set(call.events.flatMap(touchedBy))];
    case 'keyedStart':
      return [`key ${call.key}`];
    case 'getHook':
      return [`hook ${call.hook}`];
    case 'getByToken':
      return [`token ${call.token}`];
    case 'listHooks':
      return [`run ${call.run}`, ...hooks(HOOKS_OF[call.run])];
    case 'listRuns':
    case 'findRuns':
      return runs;
    default:
      return [`run ${call.run}`];
  }
}

const words = new WeakMap<Small, Map<Entity, string>>();

/** The state of an entity in a word: what tells small states apart. */
export function wordOf(entity: Entity, small: Small): string {
  const known = words.get(small) ?? new Map<Entity, string>();
  words.set(small, known);
  const word = known.get(entity) ?? newWordOf(entity, small);
  known.set(entity, word);
  return word;
}

function newWordOf(entity: Entity, small: Small): string {
  const [kind, name = ''] = entity.split(' ');
  const { state } = small;
  switch (kind) {
    case 'run':
      return state.runs[name]?.status ?? 'absent';
    case 'step':
      return stepWord(name, state);
    case 'wait':
      return waitWord(name, state);
    case 'hook':
      return hookWord(name, small);
    case 'key':
      return state.runs[KEYED_RUN]?.status ?? 'free';
    default:
      return tokenWord(small);
  }
}

function stepWord(name: Name, { runs }: State): string {
  const run = Object.values(runs).find(({ steps }) => name in steps);
  const step = run?.steps[name];
  if (!step) return 'absent';
  if (isStepEnded(step)) return 'ended';
  return step.waits ? 'retrying' : step.status;
}

function waitWord(name: Name, { runs }: State): string {
  const run = Object.values(runs).find(({ waits }) => name in waits);
  return run?.waits[name]?.status ?? 'absent';
}

function hookWord(name: Name, { state, lost, nowMs }: Small): string {
  if (lost.includes(name)) return 'conflicted';
  const hook = state.hooks[name];
  if (!hook) return 'absent';
  if (hook.disposed) return 'disposed';
  if (hook.live) return hook.untilMs === undefined ? 'live' : 'retaining';
  const now = { fromMs: nowMs, toMs: nowMs };
  return isRetained(hook, now) === 'yes' ? 'retained' : 'ended';
}

/** Who has the token, if anybody has. */
function tokenWord(small: Small): string {
  for (const name of HOOKS) {
    const word = hookWord(name, small);
    if (word === 'live' || word === 'retaining') return `of-${name}`;
    if (word === 'retained') return `kept-for-${name}`;
  }
  const isFreed = Object.keys(small.state.hooks).length > 0;
  return isFreed ? 'freed' : 'free';
}
