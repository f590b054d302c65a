import type { Experiment } from '../experiment/experiment.js';
import type { Row } from './row.js';

export const DBOS = {
  phase: 'reuse',
  engines: ['dbos'],
  isOfEngine: true,
  surface: 'id',
} as const;

/** A run of the default surface that has ended in that way. */
export async function ended(
  experiment: Experiment,
  how: 'return' | 'fail' | 'cancel'
) {
  const first = await experiment.begin('first');
  return experiment.close('first', first, how);
}

export function counted(experiment: Experiment): string {
  const bodies = experiment.bodies.effects('body', 'first').length;
  return `bodies ${bodies}, steps ${experiment.bodies.effects('step', 'first').length}`;
}

const resumeCancelled: Row = {
  ...DBOS,
  id: 'dbos.resume-cancelled',
  question: 'A cancelled workflow is resumed: does it run again?',
  lead: ['runs again'],
  async run(experiment) {
    await ended(experiment, 'cancel');
    await experiment.special('resume', experiment.key);
    const result = await experiment.result(experiment.reference(), 5000);
    const isAgain = experiment.bodies.effects('body', 'first').length > 1;
    return {
      word: isAgain ? 'runs again' : `stays ${result.state}`,
      note: counted(experiment),
    };
  },
};

const resumeFailed: Row = {
  ...DBOS,
  id: 'dbos.resume-failed',
  question: 'A failed workflow is resumed: is the caller told that it cannot?',
  lead: ['accepted, nothing runs'],
  async run(experiment) {
    await ended(experiment, 'fail');
    const told = await experiment.special('resume', experiment.key);
    await experiment.settle();
    if (experiment.bodies.effects('body', 'first').length > 1)
      return { word: 'runs again' };
    const isTold = told !== 'done';
    return {
      word: isTold ? 'refused' : 'accepted, nothing runs',
      hits: isTold ? 0 : 1,
      note: counted(experiment),
    };
  },
};

const timeout: Row = {
  ...DBOS,
  id: 'dbos.timeout',
  phase: 'retention',
  question: 'A workflow runs out of its time and is started again: and then?',
  lead: ['cancelled for good'],
  async run(experiment) {
    const input = {
      key: experiment.key,
      request: experiment.bodies.request('first'),
    };
    await experiment.special('startLimited', { input, timeoutMs: 300 });
    const result = await experiment.result(experiment.reference(), 5000);
    if (result.state !== 'cancelled')
      return { word: `ends as ${result.state}` };
    const again = await experiment.start('second', { place: 1 });
    await experiment.settle('second');
    return {
      word: experiment.bodies.ran('second')
        ? 'runs again'
        : 'cancelled for good',
      note: `started again: ${again.type}`,
    };
  },
};

const rewind: Row = {
  ...DBOS,
  id: 'dbos.rewind',
  question: 'A completed workflow is rewound: does its result change?',
  lead: ['another result under the same id'],
  async run(experiment) {
    const before = await ended(experiment, 'return');
    await experiment.special('rewind', experiment.key);
    await experiment.settle();
    const after = await experiment.result(experiment.reference(), 5000);
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    return {
      word: isSame ? 'the same result' : 'another result under the same id',
      hits: isSame ? 0 : 1,
      note: counted(experiment),
    };
  },
};

const fork: Row = {
  ...DBOS,
  id: 'dbos.fork-onto',
  phase: 'key',
  question: 'A workflow is forked onto an id that is taken: what is told?',
  lead: ["the database's own error"],
  async run(experiment) {
    await ended(experiment, 'return');
    const onto = `${experiment.key}-taken`;
    experiment.bodies.decide('second', 'return');
    const other = await experiment.start('second', { key: onto });
    await experiment.result(experiment.reference(other, { key: onto }));
    const told = String(
      await experiment.special('fork', { id: experiment.key, onto })
    );
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
