import type { EngineId } from '../engine.js';
import { EngineError } from '../errors.js';
import type { Experiment } from '../experiment/experiment.js';
import { ownerOf } from '../outcome.js';
import type { Row } from './row.js';
import { startAfter } from './start-after.js';

/** Kills the server and starts it again on the same data; tells how long. */
async function crash(experiment: Experiment): Promise<string> {
  const { deployment, surface } = experiment;
  const { ledger } = deployment;
  const fromMs = ledger.nowMs;
  if (!deployment.crashServer)
    throw new EngineError(surface, 'no server to crash');
  experiment.recorder.note('the server is killed');
  await deployment.crashServer();
  const back = `back in ${ledger.nowMs - fromMs} ms`;
  experiment.recorder.note(`the server is ${back}`);
  return back;
}

/** A start that comes when the server is back, while the first is at work. */
function duringStep(engine: EngineId, surface: string, lead?: string): Row {
  return {
    engines: [engine],
    isOfEngine: true,
    id: `${engine}.server-crash`,
    phase: 'durability',
    surface,
    tries: 1,
    question:
      'The server is killed while a step is at work and comes back: is the key still held, and how often does the step begin?',
    ...(lead && { lead: [lead] }),
    async run(experiment) {
      const first = await experiment.begin('first');
      const back = await crash(experiment);
      const again = await experiment.start('second', { place: 1 });
      experiment.bodies.decide('first', 'return');
      experiment.bodies.decide('second', 'return');
      const result = await experiment.result(experiment.reference(first));
      const steps = experiment.bodies.effects('step', 'first').length;
      const isHeld =
        again.type !== 'started' && !experiment.bodies.ran('second');
      return {
        word: `${isHeld ? 'key held' : 'key lost'}, ${
          ownerOf(result) === 'first'
            ? 'result delivered'
            : `result ${ownerOf(result) ?? result.state}`
        }`,
        hits: Math.max(0, steps - 1),
        note: `${back}; the duplicate was told ${again.type}; the step began ${steps} times`,
      };
    },
  };
}

function afterCompletion(
  engine: EngineId,
  surface: string,
  lead?: string
): Row {
  return {
    engines: [engine],
    isOfEngine: true,
    id: `${engine}.server-crash-completed`,
    phase: 'durability',
    surface,
    tries: 1,
    question:
      'The server is killed after a run has completed and comes back: does a start of its key find it?',
    ...(lead && { lead: [lead] }),
    async run(experiment) {
      const first = await experiment.begin('first');
      await experiment.close('first', first, 'return');
      const back = await crash(experiment);
      const { word } = await startAfter(experiment);
      return { word, note: back };
    },
  };
}

/** Nobody starts the key again: the run must go on by itself. */
function alone(engine: EngineId, surface: string): Row {
  return {
    engines: [engine],
    isOfEngine: true,
    id: `${engine}.server-crash-alone`,
    phase: 'durability',
    surface,
    tries: 1,
    question:
      'The server is killed while a step is at work, comes back, and nobody calls it: does the run go on?',
    async run(experiment) {
      const first = await experiment.begin('first');
      const back = await crash(experiment);
      experiment.bodies.decide('first', 'return');
      const { state } = await experiment.result(
        experiment.reference(first),
        5000
      );
      const steps = experiment.bodies.effects('step', 'first').length;
      return {
        word: state === 'value' ? 'it goes on' : `left ${state}`,
        hits: state === 'value' ? 0 : 1,
        note: `${back}; the step began ${steps} times`,
      };
    },
  };
}

const RESTATE = ['restate', 'idempotency-key'] as const;
const CLOUDFLARE = ['cloudflare-local', 'create'] as const;

export const SERVER_CRASH_ROWS: readonly Row[] = [
  duringStep(...RESTATE, 'key held, result delivered'),
  afterCompletion(...RESTATE, 'replayed'),
  alone(...RESTATE),
  duringStep(...CLOUDFLARE),
  afterCompletion(...CLOUDFLARE),
  alone(...CLOUDFLARE),
];
