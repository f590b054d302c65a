import type { Experiment } from '../experiment/experiment.js';
import type { Reply } from '../restate/outcomes.js';
import type { Row } from './row.js';

const RESTATE = { engines: ['restate'], isOfEngine: true } as const;

/** A call that waits for the result, as its HTTP answer. */
export async function call(
  experiment: Experiment,
  name: string,
  place = 0
): Promise<Reply> {
  const { key, surface } = experiment;
  const request = { key, surface, request: experiment.bodies.request(name) };
  return (await experiment.special('call', request, place)) as Reply;
}

const workflowCalls: Row = {
  ...RESTATE,
  id: 'restate.workflow-calls',
  phase: 'admission',
  surface: 'workflow',
  question:
    'Ten callers run one workflow key at once and wait: what is each told?',
  lead: ['one 200, the others 409'],
  async run(experiment) {
    const names = Array.from({ length: 10 }, (_, i) => `caller-${i}`);
    for (const name of names) experiment.bodies.decide(name, 'return');
    const replies = await Promise.all(
      names.map((name, i) => call(experiment, name, i % 2))
    );
    const late = await call(experiment, 'late');
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
  async run(experiment) {
    const { key, surface } = experiment;
    const request = {
      key,
      surface,
      request: experiment.bodies.request('first'),
    };
    experiment.bodies.decide('first', 'return');
    const { status, body } = (await experiment.special(
      'headers',
      request
    )) as Reply;
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
  async run(experiment) {
    const first = await experiment.begin('first');
    const run = 'run' in first ? first.run : undefined;
    await experiment.special('kill', run);
    experiment.bodies.decide('first', 'return');
    await experiment.result(experiment.reference(first), 5000);
    const { status, body } = await call(experiment, 'second', 1);
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
  async run(experiment) {
    const first = await experiment.begin('first');
    await experiment.close('first', first, 'cancel');
    const { status, body } = await call(experiment, 'second', 1);
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
  async run(experiment) {
    const first = await experiment.begin('first');
    await experiment.close('first', first, 'fail');
    const { status, body } = await call(experiment, 'second', 1);
    const { key, surface } = experiment;
    const reference = { key, surface };
    const attached = (await experiment.special('attach', reference)) as Reply;
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
  async run(experiment) {
    const first = await experiment.begin('first');
    await experiment.signal(experiment.reference(), 'one');
    experiment.bodies.decide('first', 'await');
    await experiment.result(experiment.reference(first));
    const told = await experiment.signal(experiment.reference(), 'two', 1);
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
  async run(experiment) {
    const first = await experiment.begin('first');
    await experiment.signal(experiment.reference(), 'one');
    const told = await experiment.signal(experiment.reference(), 'two', 1);
    experiment.bodies.decide('first', 'await');
    await experiment.result(experiment.reference(first));
    const got = experiment.bodies.effects('signal').map(({ detail }) => detail);
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
