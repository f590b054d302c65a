import { within } from '../deadline.js';
import { ownerOf } from '../outcome.js';
import { counted, DBOS, ended } from './leads-dbos.js';
import type { Row } from './row.js';

const awaitDeleted: Row = {
  ...DBOS,
  id: 'dbos.await-deleted',
  question: 'The result of a deleted workflow is awaited: is there an answer?',
  lead: ['hung'],
  async run(experiment) {
    await ended(experiment, 'return');
    await experiment.special('forget', experiment.reference());
    const answer = experiment.special('await', experiment.key, 1);
    const told = await within(answer, 3000, () => 'hung');
    if (told === 'hung') return { word: 'hung', hits: 1, note: 'for 3 s' };
    return { word: 'answered', note: JSON.stringify(told) };
  },
};

const awaitOwnDeleted: Row = {
  ...DBOS,
  id: 'dbos.await-own-deleted',
  question:
    'A workflow is deleted while the process that runs it waits for its result: is there an answer?',
  lead: ['told that it does not exist'],
  async run(experiment) {
    const input = {
      key: experiment.key,
      request: experiment.bodies.request('first'),
    };
    const answer = experiment.special('deleteAwaited', input);
    answer.catch(() => undefined);
    await experiment.bodies.runs('first');
    await experiment.pause(200);
    experiment.bodies.decide('first', 'return');
    const told = await within(answer, 5000, () => 'hung');
    if (told === 'hung') return { word: 'hung', hits: 1, note: 'for 5 s' };
    const note = String(told);
    const isTold = /does not exist/.test(note);
    return { word: isTold ? 'told that it does not exist' : 'answered', note };
  },
};

const orphan: Row = {
  ...DBOS,
  id: 'dbos.orphan',
  phase: 'durability',
  question:
    'The process that runs a workflow is killed, another process starts the same id: who finishes it?',
  lead: ['waits for its owner'],
  async run(experiment) {
    const owner = await experiment.deployment.openSession('C');
    const { key, surface } = experiment;
    await owner.start({
      key,
      surface,
      request: experiment.bodies.request('first'),
    });
    await experiment.bodies.runs('first');
    await owner.kill();
    experiment.bodies.decide('first', 'return');
    const again = await experiment.start('second', { place: 1 });
    const meanwhile = await experiment.result(
      experiment.reference(again),
      3000
    );
    const note = `the other process is told ${again.type}`;
    if (meanwhile.state === 'value') {
      return { word: `finished by ${ownerOf(meanwhile)}`, note };
    }
    const back = await experiment.deployment.openSession('C');
    const result = await experiment.result(experiment.reference(again));
    await back.close();
    if (result.state !== 'value') return { word: 'never finished', hits: 1 };
    return {
      word: 'waits for its owner',
      note: `${note}; ${counted(experiment)}`,
    };
  },
};

export const DBOS_ORPHANS: readonly Row[] = [
  awaitDeleted,
  awaitOwnDeleted,
  orphan,
];
