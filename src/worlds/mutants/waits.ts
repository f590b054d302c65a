import { toWait } from '../reference/entities.js';
import { ofRun } from '../reference/ids.js';
import { listEvents } from '../reference/lists.js';
import { record } from '../reference/record.js';
import type { ReferenceRules } from '../reference/rules.js';
import { around } from './around.js';
import type { MutantEntries } from './mutant.js';

/** The row is read before the update, and answered after it. */
const STALE_ANSWER = around(['wait_completed'], async (scope, call) => {
  const key = ofRun(call.runId, call.subject);
  const seen = await scope.store.get('waits', key);
  const result = await record(scope, call);
  return seen ? { ...result, wait: toWait(seen) } : result;
});

/** Events are kept as JSON, and no schema makes a Date of a text again. */
const LOG_AS_JSON: Partial<ReferenceRules> = {
  async listEvents(scope, query) {
    const page = await listEvents(scope, query);
    return {
      ...page,
      data: page.data.map((event) => {
        const resumeAt = event.eventData?.resumeAt;
        if (resumeAt === undefined) return event;
        const eventData = { resumeAt: JSON.parse(JSON.stringify(resumeAt)) };
        return { ...event, eventData };
      }),
    };
  },
};

/** The entity has the time, so the event does not need it. */
const NOT_LOGGED = around(['wait_created'], (scope, call) =>
  record(scope, { ...call, data: {} })
);

/** A column that holds whole seconds. */
const IN_SECONDS = around(['wait_created'], (scope, call) => {
  const { resumeAtMs = 0 } = call;
  const seconds = Math.floor(resumeAtMs / 1000) * 1000;
  return record(scope, { ...call, resumeAtMs: seconds });
});

export const WAIT_MUTANTS: MutantEntries = {
  'wait.created-once/check-then-create': {
    title: 'Two deliveries both find no wait and both append wait_created.',
    visible: 'in a race',
    rules: { timing: { 'wait.unborn': 'before' } },
  },
  'wait.created-once/upsert': {
    title: 'A second wait_created overwrites when the wait is due.',
    visible: 'alone',
    rules: { timing: { 'wait.unborn': 'never' } },
  },
  'wait.created-once/key-without-run': {
    title: 'Waits are kept by their id alone, which two runs may share.',
    visible: 'alone',
    rules: { waitKey: (_runId, waitId) => waitId },
  },
  'wait.completed-once/check-then-complete': {
    title: 'Two completions of one wait both find it waiting.',
    visible: 'in a race',
    rules: { timing: { 'wait.open': 'before' } },
  },
  'wait.completed-once/unconditional': {
    title: 'wait_completed updates the wait whatever its status.',
    visible: 'alone',
    rules: { timing: { 'wait.open': 'never' } },
  },
  'wait.exists/insert-or-update': {
    title: 'wait_completed creates the wait that it does not find.',
    visible: 'alone',
    rules: { timing: { 'wait.known': 'never' } },
  },
  'wait.after-terminal/leaked': {
    title: 'The waits of a run stay after its end, and complete behind it.',
    visible: 'alone',
    rules: { timing: { 'wait.complete-active': 'never' } },
  },
  'wait.after-terminal/check-then-complete': {
    title: 'wait_completed checks the run, then completes behind its end.',
    visible: 'in a race',
    rules: { timing: { 'wait.complete-active': 'before' } },
  },
  'wait.after-terminal/check-then-create': {
    title: 'wait_created checks the run, then creates behind its end.',
    visible: 'in a race',
    rules: { timing: { 'wait.create-active': 'before' } },
  },
  'wait.entity/read-before-write': {
    title: 'wait_completed answers the wait as it was before.',
    visible: 'alone',
    rules: STALE_ANSWER,
  },
  'wait.resume-at/json': {
    title: 'The log has resumeAt as the text that JSON made of it.',
    visible: 'alone',
    rules: LOG_AS_JSON,
  },
  'wait.resume-at/not-logged': {
    title: 'wait_created is logged without its resumeAt.',
    visible: 'alone',
    rules: NOT_LOGGED,
  },
  'wait.resume-at/seconds': {
    title: 'The wait keeps the second in which it is due.',
    visible: 'alone',
    rules: IN_SECONDS,
  },
};
