import type { KeptMessage } from '../dbos/looks.js';
import { EngineError } from '../errors.js';
import type { Experiment } from '../experiment/experiment.js';
import { DBOS, ended } from './leads-dbos.js';
import type { Row } from './row.js';

const sendOnce: Row = {
  ...DBOS,
  id: 'dbos.send-once',
  phase: 'signal',
  question:
    'Two messages with one idempotency key and other payloads: which arrives, and is the other sender told?',
  lead: ['the first arrives, both are told sent'],
  async run(experiment) {
    const first = await experiment.begin('first');
    const send = (payload: string) =>
      experiment.special('sendOnce', {
        id: experiment.key,
        payload,
        once: experiment.key,
      });
    const told = [await send('one'), await send('two')];
    experiment.bodies.decide('first', 'await');
    await experiment.result(experiment.reference(first));
    const got = experiment.bodies.effects('signal').map(({ detail }) => detail);
    const areSent = told.every((word) => word === 'done');
    if (got.join() === 'one' && areSent) {
      return { word: 'the first arrives, both are told sent', hits: 1 };
    }
    return { word: `arrived: ${got.join() || 'none'}; told: ${told.join()}` };
  },
};

async function messagesTo(
  experiment: Experiment,
  id: string
): Promise<KeptMessage[]> {
  return (await experiment.special('messages', id)) as KeptMessage[];
}

function marks(kept: readonly KeptMessage[]): string {
  return kept.map(({ consumed }) => consumed).join() || 'no row';
}

/** What a workflow hears is marked; without that, no mark says nothing. */
async function assertMarks(experiment: Experiment): Promise<void> {
  const key = `${experiment.key}-control`;
  await experiment.begin('control', { key });
  await experiment.signal({ key, surface: experiment.surface }, 'heard');
  experiment.bodies.decide('control', 'await');
  await experiment.result({ key, surface: experiment.surface });
  const kept = await messagesTo(experiment, key);
  if (kept.length === 1 && kept[0]?.consumed) return;
  const found = JSON.stringify(kept);
  throw new EngineError('dbos', `a message that was heard is kept as ${found}`);
}

/** A message to a workflow that is over, which is then started and resumed. */
function sendAfter(how: 'return' | 'fail', id: string, over: string): Row {
  return {
    ...DBOS,
    id,
    phase: 'signal',
    question: `A message is sent to a workflow that has ${over}: is its sender told, and is its row in the system database ever marked as consumed?`,
    lead: ['accepted, its row stays unconsumed'],
    async run(experiment) {
      await assertMarks(experiment);
      await ended(experiment, how);
      const told = await experiment.signal(experiment.reference(), 'late', 1);
      if (told.type === 'rejected') {
        return { word: 'refused', note: told.message };
      }
      if (told.type !== 'accepted') return { word: told.type };
      const before = await messagesTo(experiment, experiment.key);
      await experiment.start('second', { place: 1 });
      await experiment.special('resume', experiment.key);
      await experiment.settle();
      const kept = await messagesTo(experiment, experiment.key);
      const [only] = kept;
      const isLeft = kept.length === 1 && only?.consumed === false;
      const after = isLeft ? 'stays unconsumed' : 'does not stay so';
      return {
        word: `accepted, its row ${after}`,
        hits: isLeft ? 1 : 0,
        note: `consumed: ${marks(before)}; after a start and a resume of the workflow: ${marks(kept)}; where it was heard: true`,
      };
    },
  };
}

export const DBOS_MESSAGES: readonly Row[] = [
  sendOnce,
  sendAfter('return', 'dbos.send-completed', 'completed'),
  sendAfter('fail', 'dbos.send-failed', 'failed'),
];
