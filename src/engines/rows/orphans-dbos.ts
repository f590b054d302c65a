import { within } from '../deadline.js';
import { ownerOf } from '../stage.js';
import { counted, DBOS, ended } from './leads-dbos.js';
import type { Row } from './row.js';

const awaitDeleted: Row = {
  ...DBOS,
  id: 'dbos.await-deleted',
  question: 'The result of a deleted workflow is awaited: is there an answer?',
  lead: ['hung'],
  async run(stage) {
    await ended(stage, 'return');
    await stage.special('forget', stage.reference());
    const answer = stage.special('await', stage.key, 1);
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
  async run(stage) {
    const input = { key: stage.key, request: stage.request('first') };
    const answer = stage.special('deleteAwaited', input);
    answer.catch(() => undefined);
    await stage.runs('first');
    await stage.pause(200);
    stage.decide('first', 'return');
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
  async run(stage) {
    const owner = await stage.rig.openSession('C');
    const { key, surface } = stage;
    await owner.start({ key, surface, request: stage.request('first') });
    await stage.runs('first');
    await owner.kill();
    stage.decide('first', 'return');
    const again = await stage.start('second', { place: 1 });
    const meanwhile = await stage.result(stage.reference(again), 3000);
    const note = `the other process is told ${again.type}`;
    if (meanwhile.state === 'value') {
      return { word: `finished by ${ownerOf(meanwhile)}`, note };
    }
    const back = await stage.rig.openSession('C');
    const result = await stage.result(stage.reference(again));
    await back.close();
    if (result.state !== 'value') return { word: 'never finished', hits: 1 };
    return { word: 'waits for its owner', note: `${note}; ${counted(stage)}` };
  },
};

export const DBOS_ORPHANS: readonly Row[] = [
  awaitDeleted,
  awaitOwnDeleted,
  orphan,
];
