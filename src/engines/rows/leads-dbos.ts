import { within } from '../deadline.js';
import { ownerOf, type Stage } from '../stage.js';
import type { Row } from './row.js';

const DBOS = {
  phase: 'reuse',
  engines: ['dbos'],
  isOfEngine: true,
  surface: 'id',
} as const;

/** A run of the default surface that has ended in that way. */
async function ended(stage: Stage, how: 'return' | 'fail' | 'cancel') {
  const first = await stage.begin('first');
  return stage.close('first', first, how);
}

function counted(stage: Stage): string {
  const bodies = stage.effects('body', 'first').length;
  return `bodies ${bodies}, steps ${stage.effects('step', 'first').length}`;
}

const resumeCancelled: Row = {
  ...DBOS,
  id: 'dbos.resume-cancelled',
  question: 'A cancelled workflow is resumed: does it run again?',
  lead: ['runs again'],
  async run(stage) {
    await ended(stage, 'cancel');
    await stage.special('resume', stage.key);
    const result = await stage.result(stage.reference(), 5000);
    const isAgain = stage.effects('body', 'first').length > 1;
    return {
      word: isAgain ? 'runs again' : `stays ${result.state}`,
      note: counted(stage),
    };
  },
};

const resumeFailed: Row = {
  ...DBOS,
  id: 'dbos.resume-failed',
  question: 'A failed workflow is resumed: is the caller told that it cannot?',
  lead: ['accepted, nothing runs'],
  async run(stage) {
    await ended(stage, 'fail');
    const told = await stage.special('resume', stage.key);
    await stage.settle();
    if (stage.effects('body', 'first').length > 1)
      return { word: 'runs again' };
    const isTold = told !== 'done';
    return {
      word: isTold ? 'refused' : 'accepted, nothing runs',
      hits: isTold ? 0 : 1,
      note: counted(stage),
    };
  },
};

const timeout: Row = {
  ...DBOS,
  id: 'dbos.timeout',
  phase: 'retention',
  question: 'A workflow runs out of its time and is started again: and then?',
  lead: ['cancelled for good'],
  async run(stage) {
    const input = { key: stage.key, request: stage.request('first') };
    await stage.special('startLimited', { input, timeoutMs: 300 });
    const result = await stage.result(stage.reference(), 5000);
    if (result.state !== 'cancelled')
      return { word: `ends as ${result.state}` };
    const again = await stage.start('second', { place: 1 });
    await stage.settle('second');
    return {
      word: stage.ran('second') ? 'runs again' : 'cancelled for good',
      note: `started again: ${again.type}`,
    };
  },
};

const sendOnce: Row = {
  ...DBOS,
  id: 'dbos.send-once',
  phase: 'signal',
  question:
    'Two messages with one idempotency key and other payloads: which arrives, and is the other sender told?',
  lead: ['the first arrives, both are told sent'],
  async run(stage) {
    const first = await stage.begin('first');
    const send = (payload: string) =>
      stage.special('sendOnce', { id: stage.key, payload, once: stage.key });
    const told = [await send('one'), await send('two')];
    stage.decide('first', 'await');
    await stage.result(stage.reference(first));
    const got = stage.effects('signal').map(({ detail }) => detail);
    const areSent = told.every((word) => word === 'done');
    if (got.join() === 'one' && areSent) {
      return { word: 'the first arrives, both are told sent', hits: 1 };
    }
    return { word: `arrived: ${got.join() || 'none'}; told: ${told.join()}` };
  },
};

const attributesFixed: Row = {
  ...DBOS,
  id: 'dbos.attributes-fixed',
  phase: 'lookup',
  question: 'A duplicate start brings other attributes: are they kept?',
  lead: ['dropped without a word'],
  async run(stage) {
    await stage.begin('first', { attributes: { worldproof: stage.key } });
    const attributes = { worldproof: `${stage.key}-other` };
    const again = await stage.start('second', { attributes, place: 1 });
    const found = await stage.lookup({ attributes });
    if (again.type === 'rejected') return { word: 'rejected' };
    const isKept = (found?.length ?? 0) > 0;
    return {
      word: isKept ? 'kept' : 'dropped without a word',
      hits: isKept ? 0 : 1,
    };
  },
};

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

const rewind: Row = {
  ...DBOS,
  id: 'dbos.rewind',
  question: 'A completed workflow is rewound: does its result change?',
  lead: ['another result under the same id'],
  async run(stage) {
    const before = await ended(stage, 'return');
    await stage.special('rewind', stage.key);
    await stage.settle();
    const after = await stage.result(stage.reference(), 5000);
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    return {
      word: isSame ? 'the same result' : 'another result under the same id',
      hits: isSame ? 0 : 1,
      note: counted(stage),
    };
  },
};

const fork: Row = {
  ...DBOS,
  id: 'dbos.fork-onto',
  phase: 'key',
  question: 'A workflow is forked onto an id that is taken: what is told?',
  lead: ["the database's own error"],
  async run(stage) {
    await ended(stage, 'return');
    const onto = `${stage.key}-taken`;
    stage.decide('second', 'return');
    const other = await stage.start('second', { key: onto });
    await stage.result(stage.reference(other, { key: onto }));
    const told = String(await stage.special('fork', { id: stage.key, onto }));
    const isRaw = told.includes('duplicate key value');
    if (isRaw) return { word: "the database's own error", hits: 1, note: told };
    return { word: told === 'done' ? 'forked' : 'refused', note: told };
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

export const DBOS_LEADS: readonly Row[] = [
  resumeCancelled,
  resumeFailed,
  timeout,
  sendOnce,
  attributesFixed,
  awaitDeleted,
  rewind,
  fork,
  orphan,
];
