import type { Reply } from '../restate/outcomes.js';
import type { Stage } from '../stage.js';
import type { Row } from './row.js';

const RESTATE = { engines: ['restate'], isOfEngine: true } as const;

/** A call that waits for the result, as its HTTP answer. */
export async function call(
  stage: Stage,
  name: string,
  place = 0
): Promise<Reply> {
  const { key, surface } = stage;
  const request = { key, surface, request: stage.request(name) };
  return (await stage.special('call', request, place)) as Reply;
}

const workflowCalls: Row = {
  ...RESTATE,
  id: 'restate.workflow-calls',
  phase: 'admission',
  surface: 'workflow',
  question:
    'Ten callers run one workflow key at once and wait: what is each told?',
  lead: ['one 200, the others 409'],
  async run(stage) {
    const names = Array.from({ length: 10 }, (_, i) => `caller-${i}`);
    for (const name of names) stage.decide(name, 'return');
    const replies = await Promise.all(
      names.map((name, i) => call(stage, name, i % 2))
    );
    const late = await call(stage, 'late');
    const codes = replies.map(({ status }) => status).sort();
    const isOne = codes[0] === 200 && codes.slice(1).every((c) => c === 409);
    return {
      word: isOne ? 'one 200, the others 409' : codes.join(' '),
      note: `after completion: ${late.status} ${JSON.stringify(late.body)}`,
    };
  },
};

const idempotentWorkflow: Row = {
  ...RESTATE,
  id: 'restate.workflow-with-key',
  phase: 'key',
  surface: 'workflow',
  question: 'A workflow is started with an Idempotency-Key: what is told?',
  lead: ['refused with 400'],
  async run(stage) {
    const { key, surface } = stage;
    const request = { key, surface, request: stage.request('first') };
    stage.decide('first', 'return');
    const { status, body } = (await stage.special('headers', request)) as Reply;
    const note = JSON.stringify(body);
    return { word: status === 400 ? 'refused with 400' : `${status}`, note };
  },
};

const killed: Row = {
  ...RESTATE,
  id: 'restate.killed',
  phase: 'retention',
  surface: 'idempotency-key',
  question: 'A killed run is called again with its key: what is told?',
  lead: ['409, killed'],
  async run(stage) {
    const first = await stage.begin('first');
    const run = 'run' in first ? first.run : undefined;
    await stage.special('kill', run);
    stage.decide('first', 'return');
    await stage.result(stage.reference(first), 5000);
    const { status, body } = await call(stage, 'second', 1);
    const note = JSON.stringify(body);
    const isSticky = status === 409 && /killed/i.test(note);
    return { word: isSticky ? '409, killed' : `${status}`, note };
  },
};

const cancelled: Row = {
  ...RESTATE,
  id: 'restate.cancelled',
  phase: 'retention',
  surface: 'idempotency-key',
  question: 'A cancelled run is called again with its key: what is told?',
  lead: ['409, cancelled'],
  async run(stage) {
    const first = await stage.begin('first');
    await stage.close('first', first, 'cancel');
    const { status, body } = await call(stage, 'second', 1);
    const note = JSON.stringify(body);
    const isSticky = status === 409 && /cancelled/i.test(note);
    return { word: isSticky ? '409, cancelled' : `${status}`, note };
  },
};

const failedWorkflow: Row = {
  ...RESTATE,
  id: 'restate.failed-workflow',
  phase: 'retention',
  surface: 'workflow',
  question:
    'A failed workflow is called again: what is told, and where is the failure to be had?',
  lead: ['409, the failure by attach alone'],
  async run(stage) {
    const first = await stage.begin('first');
    await stage.close('first', first, 'fail');
    const { status, body } = await call(stage, 'second', 1);
    const { key, surface } = stage;
    const reference = { key, surface };
    const attached = (await stage.special('attach', reference)) as Reply;
    const note = `${JSON.stringify(body)}; attached: ${attached.status} ${JSON.stringify(attached.body)}`;
    const isTold = /failed by/.test(JSON.stringify(attached.body));
    if (status === 409 && isTold) {
      return { word: '409, the failure by attach alone', note };
    }
    return { word: `${status}`, note };
  },
};

const signalResolved: Row = {
  ...RESTATE,
  id: 'restate.signal-after-resolved',
  phase: 'signal',
  surface: 'workflow',
  question:
    'A workflow was signalled and has completed; its promise is resolved once more: what is told?',
  lead: ['refused with 409'],
  async run(stage) {
    const first = await stage.begin('first');
    await stage.signal(stage.reference(), 'one');
    stage.decide('first', 'await');
    await stage.result(stage.reference(first));
    const told = await stage.signal(stage.reference(), 'two', 1);
    if (told.type !== 'rejected') return { word: told.type, hits: 1 };
    const isConflict = told.message.startsWith('409');
    const note = told.message;
    return { word: isConflict ? 'refused with 409' : 'refused', note };
  },
};

const signalTwice: Row = {
  ...RESTATE,
  id: 'restate.signal-twice',
  phase: 'signal',
  surface: 'workflow',
  question: 'A promise of a workflow is resolved twice: is the second told?',
  lead: ['the second is refused'],
  async run(stage) {
    const first = await stage.begin('first');
    await stage.signal(stage.reference(), 'one');
    const told = await stage.signal(stage.reference(), 'two', 1);
    stage.decide('first', 'await');
    await stage.result(stage.reference(first));
    const got = stage.effects('signal').map(({ detail }) => detail);
    const isRefused = told.type === 'rejected' && got.join() === 'one';
    return {
      word: isRefused ? 'the second is refused' : `told ${told.type}`,
      note: `delivered: ${got.join()}; ${JSON.stringify(told)}`,
    };
  },
};

export const RESTATE_LEADS: readonly Row[] = [
  workflowCalls,
  idempotentWorkflow,
  killed,
  cancelled,
  failedWorkflow,
  signalTwice,
  signalResolved,
];
