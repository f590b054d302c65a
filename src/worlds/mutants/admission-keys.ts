import type {
  KeyedStartRequest,
  KeyedStartResult,
  WorldRun,
} from '../contract/api.js';
import { toRun } from '../reference/entities.js';
import {
  answerDuplicate,
  createKeyed,
  creationOf,
  findKey,
} from '../reference/keyed-start.js';
import { record } from '../reference/record.js';
import type { Scope } from '../reference/rules.js';
import type { MutantEntries } from './mutant.js';

async function lookThenStart(
  scope: Scope,
  request: KeyedStartRequest
): Promise<KeyedStartResult> {
  const { store, now } = scope;
  const { owner } = await store.transact(now, (tx) =>
    findKey(tx, scope, request)
  );
  return store.transact(now, async (tx) => {
    await findKey(tx, scope, request);
    if (owner) return { run: toRun(owner), created: false };
    return { run: createKeyed(tx, scope, request), created: true };
  });
}

async function startThenLook(
  scope: Scope,
  request: KeyedStartRequest
): Promise<KeyedStartResult> {
  const { runId, retentionMs, workflowName, key } = request;
  const { run } = await record(scope, creationOf(request));
  return scope.store.transact(scope.now, async (tx) => {
    const { owner } = await findKey(tx, scope, request);
    if (owner) return { run: answerDuplicate(tx, owner), created: false };
    const id = scope.rules.keyOf(workflowName, key);
    tx.put('keys', id, { runId, retentionMs });
    tx.put('messages', runId, { runId });
    return { run: run as WorldRun, created: true };
  });
}

export const ADMISSION_KEYS: MutantEntries = {
  'admission.atomic/look-then-start': {
    title:
      'The key is looked up, then the run started: two starts at once both create.',
    visible: 'in a race',
    rules: { keyedStart: lookThenStart },
  },
  'admission.atomic/loser-leaves-run': {
    title:
      'The run is created before the key is asked for, and a loser leaves it behind.',
    visible: 'alone',
    rules: { keyedStart: startThenLook },
  },
  'admission.key-scope/flat': {
    title: 'All workflows share one namespace of keys.',
    visible: 'alone',
    rules: { keyOf: (_workflowName, key) => key },
  },
  'admission.same-input/last-wins': {
    title: "A duplicate's input overwrites the input of the run that it joins.",
    visible: 'alone',
    rules: {
      answerDuplicate(tx, owner, { input }) {
        const mixed = { ...owner, input };
        tx.put('runs', owner.runId, mixed);
        return toRun(mixed);
      },
    },
  },
  'admission.same-input/echo': {
    title: "The answer shows the owner's run with the input of the request.",
    visible: 'alone',
    rules: {
      answerDuplicate: (_tx, owner, { input }) => ({ ...toRun(owner), input }),
    },
  },
};
