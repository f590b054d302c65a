import { CALLERS, crowd } from './admission.js';
import { DBOS } from './leads-dbos.js';
import type { Row } from './row.js';

const oneProcess: Row = {
  ...DBOS,
  id: 'dbos.one-process',
  phase: 'admission',
  question: `${CALLERS} callers in one process start one id at once: whose body runs, and what is each told?`,
  lead: ['one runs, others attached'],
  run: (stage) => crowd(stage, 1),
};

const leaseEnqueued: Row = {
  ...DBOS,
  id: 'dbos.lease-while-enqueued',
  phase: 'admission',
  question:
    'A deduplication id is used again while its first workflow still waits in the queue: what is told?',
  lead: ['refused as a duplicate'],
  async run(stage) {
    const input = (name: string) => ({
      key: stage.key,
      request: stage.request(name),
    });
    // The queue lets one workflow run at a time: this one.
    const ahead = { ...input('ahead'), key: `${stage.key}-ahead` };
    const at = `${stage.key}-at`;
    await stage.special('enqueueLimited', { id: at, input: ahead });
    await stage.runs('ahead');
    const enqueue = (name: string, place: number) =>
      stage.special(
        'enqueueLimited',
        { id: `${stage.key}-${name}`, input: input(name) },
        place
      );
    const first = String(await enqueue('first', 0));
    const second = String(await enqueue('second', 1));
    const isWaiting = !stage.ran('first');
    for (const name of ['ahead', 'first', 'second']) {
      stage.decide(name, 'return');
    }
    await stage.runs('first');
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
  async run(stage) {
    const input = { key: stage.key, request: stage.request('first') };
    stage.decide('first', 'return');
    const note = String(
      await stage.special('enqueueNamed', { id: ' ', input })
    );
    return { word: note === 'done' ? 'accepted' : 'refused', note };
  },
};

export const DBOS_QUEUES: readonly Row[] = [
  oneProcess,
  leaseEnqueued,
  blankEnqueue,
];
