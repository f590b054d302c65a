import type { Stage } from '../stage.js';
import type { Row } from './row.js';

export const DBOS = {
  phase: 'reuse',
  engines: ['dbos'],
  isOfEngine: true,
  surface: 'id',
} as const;

/** A run of the default surface that has ended in that way. */
export async function ended(stage: Stage, how: 'return' | 'fail' | 'cancel') {
  const first = await stage.begin('first');
  return stage.close('first', first, how);
}

export function counted(stage: Stage): string {
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

export const DBOS_LEADS: readonly Row[] = [
  resumeCancelled,
  resumeFailed,
  timeout,
  rewind,
  fork,
];
