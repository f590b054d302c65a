import { CALLERS, crowd } from './admission.js';
import { DBOS } from './leads-dbos.js';
import type { Row } from './row.js';

const oneProcess: Row = {
  ...DBOS,
  id: 'dbos.one-process',
  phase: 'admission',
  question: `${CALLERS} callers in one process start one id at once: whose body runs, and what is each told?`,
  lead: ['one runs, others attached'],
  run: (experiment) => crowd(experiment, 1),
};

const leaseEnqueued: Row = {
  ...DBOS,
  id: 'dbos.lease-while-enqueued',
  phase: 'admission',
  question:
    'A deduplication id is used again while its first workflow still waits in the queue: what is told?',
  lead: ['refused as a duplicate'],
  async run(experiment) {
    const input = (name: string) => ({
      key: experiment.key,
      request: experiment.bodies.request(name),
    });
    // The queue lets one workflow run at a time: this one.
    const ahead = { ...input('ahead'), key: `${experiment.key}-ahead` };
    const at = `${experiment.key}-at`;
    await experiment.special('enqueueLimited', { id: at, input: ahead });
    await experiment.bodies.runs('ahead');
    const enqueue = (name: string, place: number) =>
      experiment.special(
        'enqueueLimited',
        { id: `${experiment.key}-${name}`, input: input(name) },
        place
      );
    const first = String(await enqueue('first', 0));
    const second = String(await enqueue('second', 1));
    const isWaiting = !experiment.bodies.ran('first');
    for (const name of ['ahead', 'first', 'second']) {
      experiment.bodies.decide(name, 'return');
    }
    await experiment.bodies.runs('first');
    const note = `${first}; ${second}`;
    if (!isWaiting) return { word: 'the first did not wait', note };
    const isRefused = first === 'done' && /was deduplicated/.test(second);
    return { word: isRefused ? 'refused as a duplicate' : 'accepted', note };
  },
};

const blankEnqueue: Row = {
  ...DBOS,
  id: 'dbos.blank-enqueue',
  phase: 'key',
  tries: 1,
  question:
    'A blank id is given to enqueueWorkflowWithOptions, where startWorkflow takes it: what is told?',
  lead: ['refused'],
  async run(experiment) {
    const input = {
      key: experiment.key,
      request: experiment.bodies.request('first'),
    };
    experiment.bodies.decide('first', 'return');
    const note = String(
      await experiment.special('enqueueNamed', { id: ' ', input })
    );
    return { word: note === 'done' ? 'accepted' : 'refused', note };
  },
};

export const DBOS_QUEUES: readonly Row[] = [
  oneProcess,
  leaseEnqueued,
  blankEnqueue,
];
