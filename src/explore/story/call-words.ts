import type {
  AwaitRun,
  Birth,
  Call,
  CreateRun,
  Resolving,
} from '../../model/call.js';
import {
  type Paging,
  type RelatedCall,
  subjectOf,
} from '../../model/log-calls.js';
import { unusualKind } from '../../model/values.js';

const HOUR_MS = 3_600_000;

export function duration(ms: number): string {
  if (ms >= 24 * HOUR_MS) return `${round(ms / (24 * HOUR_MS))} d`;
  if (ms >= HOUR_MS) return `${round(ms / HOUR_MS)} h`;
  return ms >= 1000 ? `${round(ms / 1000)} s` : `${ms} ms`;
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

const retained = (ms: number | undefined): string =>
  ms === undefined ? '' : `, retained ${duration(ms)}`;

const STEP_VERBS = {
  createStep: 'create',
  startStep: 'start',
  lazyStartStep: 'start and create',
  completeStep: 'complete',
  failStep: 'fail',
};

/** A call as one would say it. */
export function callWords(call: Call): string {
  return `${asked(call)}${holdingWords(call)}`;
}

/** What its writer has seen of the log, where it says so. */
function holdingWords(call: Call): string {
  const { cursor, count } = ('holds' in call && call.holds) || {};
  const last = cursor === undefined ? '' : ', since the cursor of its list';
  return count === undefined ? last : `${last}, having seen ${count} events`;
}

function asked(call: Call): string {
  switch (call.kind) {
    case 'createRun':
      return `create ${call.run}${call.unnamed ? ' without an id' : ''}${bornWords(call)}`;
    case 'startRun':
      return `start ${call.run}${birthWords(call.data)}`;
    case 'endRun':
      return END_WORDS[call.status](call.run, call.value);
    case 'createHook':
      return `claim ${call.token} for ${call.run} (hook ${call.hook}${retained(call.retainMs)})`;
    case 'resume': {
      const id = call.resumeId ? `, resumeId ${call.resumeId}` : '';
      const log = call.preloads ? ', with the log' : '';
      return `resume ${call.hook} of ${call.run} with ${call.payload}${id}${log}`;
    }
    case 'disposeHook':
      return `dispose ${call.hook} of ${call.run}`;
    case 'setAttributes':
      return `set ${attributeWords(call.changes)} on ${call.run}${call.by ? ` by step ${call.by}` : ''}${allowedWords(call)}`;
    case 'retryStep':
      return `retry step ${call.step} of ${call.run}${waitWords(call.afterMs)}`;
    case 'createStep':
    case 'startStep':
    case 'lazyStartStep':
    case 'completeStep':
    case 'failStep':
      return `${STEP_VERBS[call.kind]} step ${call.step} of ${call.run}`;
    case 'createWait':
      return `create wait ${call.wait} of ${call.run}, due in ${duration(call.inMs)}`;
    case 'completeWait':
      return `complete wait ${call.wait} of ${call.run}`;
    case 'createBatch':
      return `write in one batch: ${call.events.map(callWords).join(', ')}`;
    case 'getRun':
      return `read ${call.run}${dataWords(call)}`;
    case 'cancelRuns':
      return `cancel ${call.runs.join(' and ')} in one call`;
    case 'getRuns':
      return `read ${call.runs.join(' and ')} in one call${dataWords(call)}`;
    case 'awaitRun':
      return `wait for the end of ${call.run}${patienceWords(call)}${dataWords(call)}`;
    case 'getStep':
      return `read step ${call.step} of ${call.run}${dataWords(call)}`;
    case 'getHook':
      return `read hook ${call.hook}${dataWords(call)}`;
    case 'getByToken':
      return `look up ${call.token}${dataWords(call)}`;
    case 'listRuns':
      return `list runs${workflowWords(call.workflow)}${statusWords(call.status)}${pageWords(call)}${dataWords(call)}`;
    case 'listHooks':
      return `list hooks of ${call.everyRun ? 'every run, and so of ' : ''}${call.run}${pageWords(call)}${dataWords(call)}`;
    case 'listSteps':
      return `list steps of ${call.run}${pageWords(call)}${dataWords(call)}`;
    case 'listEvents':
      return `list events of ${call.run}${pageWords(call)}${dataWords(call)}`;
    case 'followEvents':
      return `${call.from === undefined ? 'list' : 'go on with'} events of ${call.run}${pageWords(call)}`;
    case 'getEvent':
      return `read event #${call.at + 1} of ${call.run}${dataWords(call)}`;
    case 'listStepEvents':
    case 'listHookEvents':
    case 'listWaitEvents':
      return `list events of ${relatedWords(call)} of ${call.run}${pageWords(call)}${dataWords(call)}`;
    case 'overwrite':
      return `write over all that was given and answered, and read ${call.run}`;
    case 'keyedStart':
      return `start ${call.workflow} by key ${call.key} (as ${call.run}, ${call.input}, window ${duration(call.windowMs)})`;
    case 'findRuns':
      return `find runs with ${JSON.stringify(call.attributes)}`;
  }
}

function dataWords({ data }: Resolving): string {
  return data === undefined ? '' : ', without data';
}

function patienceWords({ timeoutMs }: AwaitRun): string {
  return timeoutMs === undefined ? '' : `, for ${duration(timeoutMs)}`;
}

const waitWords = (afterMs: number | undefined): string =>
  afterMs === undefined ? '' : `, not before ${duration(afterMs)}`;

function relatedWords(call: RelatedCall): string {
  const kind = RELATED_WORDS[call.kind];
  return `${kind} ${subjectOf(call)}`;
}

const RELATED_WORDS = {
  listStepEvents: 'step',
  listHookEvents: 'hook',
  listWaitEvents: 'wait',
} as const;

const END_WORDS = {
  completed: (run: string, value: string) => `complete ${run} with ${value}`,
  failed: (run: string, value: string) => `fail ${run} with ${value}`,
  cancelled: (run: string, _value: string) => `cancel ${run}`,
} as const;

function birthWords(data: Birth | undefined): string {
  return data ? ` or create it with ${data.input}` : '';
}

/** What is unusual about a creation: else it says nothing that matters. */
function bornWords(call: CreateRun): string {
  const { workflow, attributes = {} } = call;
  const pairs = Object.entries(attributes);
  const name = unusualKind(workflow) ? ` of ${workflow}` : '';
  const given = pairs.length > 0 ? ` with ${attributeWords(pairs)}` : '';
  return `${name}${given}${allowedWords(call)}`;
}

function allowedWords({
  allowsReserved,
}: {
  readonly allowsReserved?: true | undefined;
}): string {
  return allowsReserved ? ', reserved keys allowed' : '';
}

function attributeWords(
  changes: readonly (readonly [string, string | null])[]
): string {
  return changes.map(([key, value]) => `${key}=${value}`).join(' ');
}

function workflowWords(workflow: string | undefined): string {
  return workflow === undefined ? '' : ` of ${workflow}`;
}

function statusWords(status: unknown): string {
  return status === undefined ? '' : ` with status ${JSON.stringify(status)}`;
}

function pageWords({ pageSize, order }: Paging): string {
  const size = pageSize === undefined ? '' : `, ${pageSize} a page`;
  return order === undefined ? size : `, backwards${size}`;
}
