import { appendCall, runOf } from '../reference/append.js';
import { toStep } from '../reference/entities.js';
import { EntityConflictError } from '../reference/errors.js';
import { parseEvent } from '../reference/event-call.js';
import { EVENT_KINDS } from '../reference/event-kinds.js';
import { eventKey, ofRun } from '../reference/ids.js';
import { listRuns } from '../reference/lists.js';
import { getRun } from '../reference/reads.js';
import { consult, record, writeOut } from '../reference/record.js';
import type { StepRow } from '../reference/rows.js';
import type { ReferenceRules, Scope, Write } from '../reference/rules.js';
import { withRules } from '../reference/scope.js';
import { newStep } from '../reference/steps.js';
import { around, ENDS, type Way } from './around.js';
import type { MutantEntries } from './mutant.js';

const LOCKS = 'creating/';

const tellOf =
  (step: StepRow): Write =>
  (tx, situation) => {
    const { event } = appendCall(tx, situation, runOf(situation));
    return { event, step: toStep(step) };
  };

/** Under a lock: the event of a step first, and then the step. */
const eventThenStep: Way = async (scope, call) => {
  const { store } = scope;
  const { checks } = EVENT_KINDS.step_created;
  const key = ofRun(call.runId, call.subject);
  await consult(scope, call, checks);
  const lock = { runId: call.runId, subject: call.subject };
  if (!(await store.insertIfAbsent('scratch', LOCKS + key, lock))) {
    throw new EntityConflictError(`Step ${call.subject} is being created.`);
  }
  try {
    const step = newStep(call, scope.now());
    const result = await writeOut(scope, call, tellOf(step), checks);
    await store.put('steps', key, step);
    return result;
  } finally {
    await store.delete('scratch', LOCKS + key);
  }
};

/** A restart knows that nobody holds a lock any more. */
async function unlock({ store }: Scope): Promise<void> {
  for (const { runId, subject = '' } of await store.scan('scratch', LOCKS)) {
    await store.delete('scratch', LOCKS + ofRun(runId, subject));
  }
}

/** The step first, and then its event. */
const stepThenEvent: Way = async (scope, call) => {
  await consult(scope, call, EVENT_KINDS.step_created.checks);
  const key = ofRun(call.runId, call.subject);
  const step = newStep(call, scope.now());
  if (!(await scope.store.insertIfAbsent('steps', key, step))) {
    return record(scope, call);
  }
  const timing = { 'step.unborn': 'never' } as const;
  return record(withRules(scope, { timing }), call);
};

const TAIL = ['attr_set', 'step_created', 'hook_received'];

/** Takes the last event of each log for one that was not written whole. */
async function cutOffTails({ store, now }: Scope): Promise<void> {
  for (const { runId } of await store.scan('runs', '')) {
    await store.transact(now, async (tx) => {
      const run = await tx.look(runId, (view) => view.get('runs', runId));
      if (!run) return;
      const key = eventKey(runId, run.length);
      const last = await tx.look(key, (view) => view.get('events', key));
      if (!last || !TAIL.includes(last.eventType)) return;
      tx.delete('events', key);
      tx.put('runs', runId, { ...run, length: run.length - 1 });
    });
  }
}

/** Starts what runs, though it was started before. */
async function startAgain(scope: Scope): Promise<void> {
  for (const run of await scope.store.scan('runs', '')) {
    if (run.status !== 'running') continue;
    const { runId, specVersion } = run;
    const request = { eventType: 'run_started', specVersion };
    const call = parseEvent(runId, request, undefined);
    const write: Write = (tx, situation) =>
      appendCall(tx, situation, runOf(situation));
    await writeOut(scope, call, write);
  }
}

/** Notes of each run that it was looked at. */
async function touchAll({ store, now }: Scope): Promise<void> {
  for (const run of await store.scan('runs', '')) {
    await store.put('runs', run.runId, { ...run, updatedAtMs: now() });
  }
}

/** Writes beside the run first, and puts it in place in one go. */
const stageThenEnd: Way = async (scope, call) => {
  const staged = `staged/${call.runId}`;
  await scope.store.put('scratch', staged, { runId: call.runId });
  try {
    return await record(scope, call);
  } finally {
    await scope.store.delete('scratch', staged);
  }
};

/** Puts in place whatever is staged, half of it as well. */
async function adoptStaged({ store }: Scope): Promise<void> {
  for (const row of await store.scan('scratch', 'staged/')) {
    await store.put('scratch', `adopted/${row.runId}`, row);
  }
}

/** Reads what is staged, and does not get over half of it. */
async function parseStaged({ store }: Scope): Promise<void> {
  const half = await store.scan('scratch', 'staged/');
  if (half.length > 0) JSON.parse('{"status":');
}

async function parseAdopted({ store }: Scope, runId: string): Promise<void> {
  const half = await store.scan('scratch', `adopted/${runId}`);
  if (half.length > 0) JSON.parse('{"status":');
}

const ADOPTING: Partial<ReferenceRules> = {
  ...around(ENDS, stageThenEnd),
  recover: adoptStaged,
  async getRun(scope, runId) {
    await parseAdopted(scope, runId);
    return getRun(scope, runId);
  },
  async listRuns(scope, query) {
    await parseAdopted(scope, '');
    return listRuns(scope, query);
  },
};

const EVENT_FIRST = around(['step_created'], eventThenStep);

export const RECOVERY_MUTANTS: MutantEntries = {
  'crash.retry-converges/event-again': {
    title:
      'A step whose creation dies after its event is created again, and is in the log twice.',
    visible: 'after a fault',
    rules: { ...EVENT_FIRST, recover: unlock },
  },
  'crash.acknowledged/cut-off-tail': {
    title:
      'A restart takes the last event of each log for half of one, and cuts it off.',
    visible: 'after a fault',
    rules: { recover: cutOffTails },
  },
  'recovery.converges/event-first': {
    title:
      'A step whose creation dies after its event is locked, and never there.',
    visible: 'after a fault',
    rules: EVENT_FIRST,
  },
  'recovery.converges/step-first': {
    title:
      'A step whose creation dies before its event is refused when it is repeated, and is never in the log.',
    visible: 'after a fault',
    rules: around(['step_created'], stepThenEvent),
  },
  'recovery.begins/half-file': {
    title:
      'A restart reads what is staged, and throws where a crash has left half of it.',
    visible: 'after a fault',
    rules: { ...around(ENDS, stageThenEnd), recover: parseStaged },
  },
  'recovery.idle-is-quiet/start-again': {
    title: 'Every restart starts what runs once more, and writes it down.',
    visible: 'after a fault',
    rules: { recover: startAgain },
  },
  'recovery.idle-is-quiet/touch': {
    title: 'Every restart updates all runs, though nothing of them changes.',
    visible: 'after a fault',
    rules: { recover: touchAll },
  },
  'read.usable/adopt-half': {
    title:
      'A restart puts a half-written run in place, and no list can be read any more.',
    visible: 'after a fault',
    rules: ADOPTING,
  },
};
