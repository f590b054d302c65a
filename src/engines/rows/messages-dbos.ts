import { DBOS, ended } from './leads-dbos.js';
import type { Row } from './row.js';

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

const sendFailed: Row = {
  ...DBOS,
  id: 'dbos.send-failed',
  phase: 'signal',
  question:
    'A message is sent to a workflow that has failed: is its sender told?',
  lead: ['accepted and lost'],
  async run(stage) {
    await ended(stage, 'fail');
    const told = await stage.signal(stage.reference(), 'late', 1);
    if (told.type === 'rejected')
      return { word: 'refused', note: told.message };
    return { word: 'accepted and lost', hits: 1 };
  },
};

export const DBOS_MESSAGES: readonly Row[] = [sendOnce, sendFailed];
