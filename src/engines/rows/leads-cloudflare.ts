import type { Reply } from '../cloudflare-local/outcomes.js';
import { EngineError } from '../errors.js';
import type { Experiment } from '../experiment/experiment.js';
import { LOCAL } from './local.js';
import type { Row } from './row.js';

const KEYS = 30;
const CREATES = 4;

/** One key: created many times at once from both processes, once more later. */
async function createOften(experiment: Experiment, i: number): Promise<string> {
  const key = `${experiment.key}-${i}`;
  const name = `key-${i}`;
  experiment.bodies.decide(name, 'return');
  const outcomes = await Promise.all(
    Array.from({ length: CREATES }, (_, n) =>
      experiment.start(name, {
        key,
        place: n % 2,
        surface: n === 0 ? 'create-batch' : 'create',
      })
    )
  );
  await experiment.result({ key, surface: experiment.surface });
  await experiment.start(name, { key });
  const types = outcomes.map(({ type }) => type);
  return `${[...new Set(types)].join('+')}`;
}

const bodies: Row = {
  ...LOCAL,
  id: 'cloudflare-local.bodies',
  phase: 'admission',
  tries: 1,
  question: `${KEYS} keys are created ${CREATES} times at once and once more after completion, bodies counted apart from steps: does any body run twice?`,
  lead: ['each body once'],
  async run(experiment) {
    const told = new Set<string>();
    for (let i = 0; i < KEYS; i += 1)
      told.add(await createOften(experiment, i));
    await experiment.settle();
    const counts = Array.from({ length: KEYS }, (_, i) => ({
      bodies: experiment.bodies.effects('body', `key-${i}`).length,
      steps: experiment.bodies.effects('step', `key-${i}`).length,
    }));
    const twice = counts.filter((one) => one.bodies > 1).length;
    const none = counts.filter((one) => one.bodies === 0).length;
    const steps = counts.filter((one) => one.steps > 1).length;
    const otherwise = none > 0 ? 'some never run' : 'each body once';
    return {
      word: twice > 0 ? 'some bodies twice' : otherwise,
      hits: twice,
      note: `of ${KEYS} keys: bodies twice ${twice}, steps twice ${steps}, never ${none}; told ${[...told].join(' or ')}`,
    };
  },
};

const restart: Row = {
  ...LOCAL,
  id: 'cloudflare-local.restart',
  phase: 'reuse',
  question: 'A completed instance is restarted: does its result change?',
  lead: ['another result under the same id'],
  async run(experiment) {
    const first = await experiment.begin('first');
    const before = await experiment.close('first', first, 'return');
    await experiment.special('restart', experiment.key);
    const isAgain = await experiment.bodies.again('body', 'first');
    const after = await experiment.result(experiment.reference());
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    return {
      word: isSame ? 'the same result' : 'another result under the same id',
      hits: isSame ? 0 : 1,
      note: `its body ${isAgain ? 'ran again' : 'ran once'}`,
    };
  },
};

const terminateCompleted: Row = {
  ...LOCAL,
  id: 'cloudflare-local.terminate-completed',
  phase: 'retention',
  question: 'A completed instance is terminated: what is told?',
  lead: ['refused'],
  async run(experiment) {
    const first = await experiment.begin('first');
    await experiment.close('first', first, 'return');
    const told = await experiment.cancel(experiment.reference());
    if (told.type !== 'rejected') return { word: told.type, hits: 1 };
    return { word: 'refused', note: told.message };
  },
};

const absent: Row = {
  ...LOCAL,
  id: 'cloudflare-local.get-absent',
  phase: 'lookup',
  question: 'An instance that was never created is asked for: what is told?',
  lead: ['instance.not_found'],
  async run(experiment) {
    const told = (await experiment.special('status', experiment.key)) as {
      readonly error?: string;
    };
    return { word: told.error ?? 'an answer' };
  },
};

/** Characters: more than the emulator's storage takes as one value, and less. */
const TOO_MANY = 3_000_000;
const FEWER = 100_000;

/** Creates an instance whose parameters are padded to that size. */
async function createPadded(
  experiment: Experiment,
  name: string,
  size: number
) {
  const key = `${experiment.key}-${name}`;
  experiment.bodies.decide(name, 'return');
  const argument = { key, request: experiment.bodies.request(name), size };
  const told = (await experiment.special('createPadded', argument)) as Reply;
  await experiment.settle(name);
  return { told, key };
}

const initError: Row = {
  ...LOCAL,
  id: 'cloudflare-local.init-error',
  phase: 'admission',
  tries: 1,
  question: `An instance cannot begin, since its parameters, of ${TOO_MANY} characters, are more than can be stored: is its creator told?`,
  lead: ['accepted, never runs'],
  async run(experiment) {
    await createPadded(experiment, 'control', FEWER);
    if (!experiment.bodies.ran('control')) {
      throw new EngineError(
        experiment.surface,
        `${FEWER} characters never run`
      );
    }
    const { told, key } = await createPadded(experiment, 'first', TOO_MANY);
    if ('error' in told) return { word: 'refused', note: told.error };
    const { surface } = experiment;
    const { state } = await experiment.result({ key, surface }, 1000);
    const ran = experiment.bodies.ran('first');
    return {
      word: ran ? 'accepted and runs' : 'accepted, never runs',
      hits: ran ? 0 : 1,
      note: `its state is ${state}; with ${FEWER} characters it runs`,
    };
  },
};

export const CLOUDFLARE_LEADS: readonly Row[] = [
  bodies,
  initError,
  restart,
  terminateCompleted,
  absent,
];
