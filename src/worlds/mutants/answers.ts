import { gate } from '../../sim/context.js';
import { record } from '../reference/record.js';
import type { Scope } from '../reference/rules.js';
import type { Store } from '../reference/store.js';
import { around, ENDS, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** Whoever has a lock lets it go by calling this. */
type Unlock = () => void;

/** In-process locks by name, each handed on in the order of asking. */
class Locks {
  readonly #tails = new Map<string, Promise<void>>();

  async take(name: string): Promise<Unlock> {
    const before = this.#tails.get(name);
    let unlock: Unlock = () => undefined;
    const tail = new Promise<void>((resolve) => {
      unlock = resolve;
    });
    this.#tails.set(name, tail);
    await before;
    return unlock;
  }
}

const LOCKS = new WeakMap<Store, Locks>();

function locksOf({ store }: Scope): Locks {
  const locks = LOCKS.get(store) ?? new Locks();
  LOCKS.set(store, locks);
  return locks;
}

/** No `finally`: what throws leaves the lock behind. */
const lockedUnlessRefused: Way = async (scope, call) => {
  const unlock = await locksOf(scope).take(call.runId);
  const result = await record(scope, call);
  unlock();
  return result;
};

/** Two locks, and no common order of taking them. */
function lockedIn(order: readonly string[]): Way {
  return async (scope, call) => {
    const locks = locksOf(scope);
    const held: Unlock[] = [];
    try {
      for (const name of order) {
        held.push(await locks.take(`${name} ${call.runId}`));
        const label = { kind: 'store', name: 'lock', target: name } as const;
        await gate(label, () => undefined);
      }
      return await record(scope, call);
    } finally {
      for (const unlock of held) unlock();
    }
  };
}

const endsInOrder = lockedIn(['run', 'hooks']);
const claimsInOrder = lockedIn(['hooks', 'run']);

/** Who asked for the event knows what is in it. */
const withoutEvent: Way = async (scope, call) => {
  const { event: _, ...result } = await record(scope, call);
  return result;
};

/** A run that runs already is no news. */
const withoutKnownRun: Way = async (scope, call) => {
  const seen = await scope.store.get('runs', call.runId);
  const result = await record(scope, call);
  return seen?.status === 'running' ? {} : result;
};

const withoutEntity: Way = async (scope, call) => {
  const { event } = await record(scope, call);
  return { event };
};

export const ANSWER_MUTANTS: MutantEntries = {
  'answer.event/no-event': {
    title: 'attr_set is answered with the run alone.',
    visible: 'alone',
    rules: around(['attr_set'], withoutEvent),
  },
  'answer.started/known-run': {
    title: 'A second run_started is answered with nothing at all.',
    visible: 'alone',
    rules: around(['run_started'], withoutKnownRun),
  },
  'answer.affected/event-alone': {
    title: 'hook_created is answered with its event, and without the hook.',
    visible: 'alone',
    rules: around(['hook_created'], withoutEntity),
  },
  'call.answered/refusal-keeps-lock': {
    title:
      'A refused end of a run leaves its lock locked, and the next waits for ever.',
    visible: 'alone',
    rules: around(ENDS, lockedUnlessRefused),
  },
  'call.answered/opposite-locks': {
    title:
      'An end locks the run and then its hooks, a claim the hooks and then the run.',
    visible: 'in a race',
    rules: {
      record: (scope, call) => {
        if (ENDS.includes(call.type)) return endsInOrder(scope, call);
        return call.type === 'hook_created'
          ? claimsInOrder(scope, call)
          : record(scope, call);
      },
    },
  },
};
