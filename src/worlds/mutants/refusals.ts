import {
  AttributeValidationError,
  EntityConflictError,
  HookNotFoundError,
  RunExpiredError,
} from '../reference/errors.js';
import { getByToken } from '../reference/reads.js';
import { record } from '../reference/record.js';
import { ANSWER_MUTANTS } from './answers.js';
import { around, ENDS, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

/** What a driver throws, and the World passes on. */
function raw(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}

const DUPLICATE = 'duplicate key value violates unique constraint';

/** Records the call, and passes on what is made of its refusal. */
function refusingWith(translated: (error: unknown) => unknown): Way {
  return async (scope, call) => {
    try {
      return await record(scope, call);
    } catch (error) {
      throw translated(error);
    }
  };
}

const orDuplicateKey = refusingWith((error) =>
  EntityConflictError.is(error) ? raw(DUPLICATE, '23505') : error
);

/** No error of the contract is left: a refusal is an Error with a message. */
const orPlainError = refusingWith(
  (error) => new Error(String((error as Error).message))
);

/** An error that went over the wire, and was not made of its class again. */
const orStatusAlone = refusingWith((error) => {
  const { message, status } = error as { message: string; status?: number };
  const name = 'WorkflowWorldError';
  return Object.assign(new Error(message), { name, status });
});

/** Serializable, and nobody tries again. */
const orSerializationFailure: Way = async (scope, call) => {
  const seen = await scope.store.get('runs', call.runId);
  const now = await scope.store.get('runs', call.runId);
  if (seen === now) return record(scope, call);
  throw raw('could not serialize access due to concurrent update', '40001');
};

/** Announces the creation, and gives way to anybody who has announced it. */
const giveWay: Way = async (scope, call) => {
  const prefix = `creations/${call.runId}/`;
  const key = `${prefix}${scope.store.nextSerial()}`;
  await scope.store.put('scratch', key, { runId: call.runId });
  try {
    const all = await scope.store.scan('scratch', prefix);
    if (all.length === 1) return await record(scope, call);
    throw new EntityConflictError(`Run ${call.runId} is being created.`);
  } finally {
    await scope.store.delete('scratch', key);
  }
};

async function asConflict<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    const isOther = HookNotFoundError.is(error) || RunExpiredError.is(error);
    throw isOther ? new EntityConflictError('409') : error;
  }
}

const orTypeError: Way = async (scope, call) => {
  try {
    return await record(scope, call);
  } catch (error) {
    if (!AttributeValidationError.is(error)) throw error;
    throw new TypeError("Cannot read properties of undefined (reading 'key')");
  }
};

export const REFUSAL_MUTANTS: MutantEntries = {
  'run.creatable/both-give-way': {
    title:
      'Of two creations of a run at once each is told that the other has it, and there is none.',
    visible: 'in a race',
    rules: around(['run_created'], giveWay),
  },
  'run.created-once/duplicate-key': {
    title:
      'The insert of a run that exists fails, and the error of the database is passed on.',
    visible: 'alone',
    rules: around(['run_created'], orDuplicateKey),
  },
  'call.served/type-error': {
    title: 'Every run_failed throws a TypeError, and nothing is written.',
    visible: 'alone',
    rules: around(['run_failed'], () =>
      Promise.reject(new TypeError('error.toJSON is not a function'))
    ),
  },
  'call.served/serialization-failure': {
    title:
      'A write that meets another on its run fails to serialize, and nobody tries again.',
    visible: 'in a race',
    rules: around(
      [...ENDS, 'hook_received', 'attr_set'],
      orSerializationFailure
    ),
  },
  ...ANSWER_MUTANTS,
  'refusal.named/plain-errors': {
    title: 'Every refusal of an end or a resume is a plain Error.',
    visible: 'alone',
    rules: around([...ENDS, 'hook_received', 'hook_disposed'], orPlainError),
  },
  'refusal.named/all-are-conflicts': {
    title: 'Whatever is refused about a hook is an EntityConflictError.',
    visible: 'alone',
    rules: {
      ...around(['hook_received'], (scope, call) =>
        asConflict(record(scope, call))
      ),
      getByToken: (scope, token) => asConflict(getByToken(scope, token)),
    },
  },
  'refusal.named/status-alone': {
    title:
      'A refusal of an end or a resume has its status, and no name of its own.',
    visible: 'alone',
    rules: around([...ENDS, 'hook_received'], orStatusAlone),
  },
  'refusal.typed/reserved-key': {
    title: 'A reserved attribute makes the World stumble in its own code.',
    visible: 'alone',
    rules: around(['attr_set'], orTypeError),
  },
};
