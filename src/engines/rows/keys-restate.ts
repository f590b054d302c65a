import { until } from '../deadline.js';
import type { Experiment } from '../experiment/experiment.js';
import type { Reply } from '../restate/outcomes.js';
import { call } from './leads-restate.js';
import type { Row } from './row.js';

const RESTATE = {
  engines: ['restate'],
  isOfEngine: true,
  surface: 'idempotency-key',
} as const;

const EXPIRES = 'idempotency-expires';

/** Any handler, with the key of this try. */
async function post(
  experiment: Experiment,
  path: string,
  name: string,
  body: unknown = {
    key: experiment.key,
    request: experiment.bodies.request(name),
  }
): Promise<Reply> {
  experiment.bodies.decide(name, 'return');
  const argument = { path, key: experiment.key, body };
  return (await experiment.special('post', argument)) as Reply;
}

const otherType: Row = {
  ...RESTATE,
  id: 'restate.other-type',
  phase: 'key',
  question:
    'The key of a completed run is called with JSON of another type: is the difference noticed?',
  lead: ['the first result'],
  async run(experiment) {
    experiment.bodies.decide('first', 'return');
    const first = await call(experiment, 'first');
    const path = '/job-idempotency-key/run';
    const again = await post(experiment, path, 'second', ['a', 'list']);
    const isSame = JSON.stringify(first.body) === JSON.stringify(again.body);
    return {
      word: isSame ? 'the first result' : `told ${again.status}`,
      hits: isSame ? 1 : 0,
      note: `${EXPIRES}: ${again.headers[EXPIRES] ?? 'not told'}`,
    };
  },
};

const scopes: Row = {
  ...RESTATE,
  id: 'restate.scopes',
  phase: 'key',
  question:
    'One key is used with two handlers of a service, and with two keys of an object: are they apart?',
  lead: ['apart by handler and by object'],
  async run(experiment) {
    const paths = {
      handler: '/scoped/run',
      'other handler': '/scoped/again',
      object: `/scoped-object/${experiment.key}-a/run`,
      'other object': `/scoped-object/${experiment.key}-b/run`,
    };
    for (const [name, path] of Object.entries(paths)) {
      await post(experiment, path, name);
    }
    const ran = Object.keys(paths).filter((name) =>
      experiment.bodies.ran(name)
    );
    const areApart = ran.length === Object.keys(paths).length;
    const note = `ran: ${ran.join(', ')}`;
    return { word: areApart ? 'apart by handler and by object' : note, note };
  },
};

/** How much later than it says a key may still be held, in real ms. */
const LATEST_MS = 12_000;

const expiry: Row = {
  ...RESTATE,
  id: 'restate.expiry',
  phase: 'retention',
  surface: 'short',
  question: `A key is called again at the time that ${EXPIRES} told, and after it: is it free then?`,
  lead: ['replayed past its expiry'],
  async run(experiment) {
    const path = '/job-short/run';
    await post(experiment, path, 'first');
    const replayed = await post(experiment, path, 'within');
    const told = replayed.headers[EXPIRES];
    if (told === undefined) return { word: 'no expiry is told' };
    const expiresMs = Date.parse(told);
    await until(() => Date.now() >= expiresMs, LATEST_MS);
    let late = 0;
    const isFree = await until(
      async () => {
        await post(experiment, path, 'after');
        if (experiment.bodies.ran('after')) return true;
        late += 1;
        return false;
      },
      LATEST_MS,
      250
    );
    const sinceMs = Date.now() - expiresMs;
    if (!isFree) return { word: 'still remembered', hits: late };
    return {
      word: late > 0 ? 'replayed past its expiry' : 'free at its expiry',
      hits: late,
      note: `expires ${told}; replayed ${late} times after it, free ${sinceMs} ms after it`,
    };
  },
};

export const RESTATE_KEYS: readonly Row[] = [otherType, scopes, expiry];
