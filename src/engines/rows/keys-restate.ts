import { until } from '../deadline.js';
import type { Reply } from '../restate/outcomes.js';
import type { Stage } from '../stage.js';
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
  stage: Stage,
  path: string,
  name: string,
  body: unknown = { key: stage.key, request: stage.request(name) }
): Promise<Reply> {
  stage.decide(name, 'return');
  const argument = { path, key: stage.key, body };
  return (await stage.special('post', argument)) as Reply;
}

const otherType: Row = {
  ...RESTATE,
  id: 'restate.other-type',
  phase: 'key',
  question:
    'The key of a completed run is called with JSON of another type: is the difference noticed?',
  lead: ['the first result'],
  async run(stage) {
    stage.decide('first', 'return');
    const first = await call(stage, 'first');
    const path = '/job-idempotency-key/run';
    const again = await post(stage, path, 'second', ['a', 'list']);
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
  async run(stage) {
    const paths = {
      handler: '/scoped/run',
      'other handler': '/scoped/again',
      object: `/scoped-object/${stage.key}-a/run`,
      'other object': `/scoped-object/${stage.key}-b/run`,
    };
    for (const [name, path] of Object.entries(paths)) {
      await post(stage, path, name);
    }
    const ran = Object.keys(paths).filter((name) => stage.ran(name));
    const areApart = ran.length === Object.keys(paths).length;
    const note = `ran: ${ran.join(', ')}`;
    return { word: areApart ? 'apart by handler and by object' : note, note };
  },
};

/** How much later than it says may a key still be held, in real ms. */
const LATEST_MS = 12_000;

const expiry: Row = {
  ...RESTATE,
  id: 'restate.expiry',
  phase: 'retention',
  surface: 'short',
  question: `A key is called again at the time that ${EXPIRES} told, and after it: is it free then?`,
  lead: ['replayed past its expiry'],
  async run(stage) {
    const path = '/job-short/run';
    await post(stage, path, 'first');
    const replayed = await post(stage, path, 'within');
    const told = replayed.headers[EXPIRES];
    if (told === undefined) return { word: 'no expiry is told' };
    const expiresMs = Date.parse(told);
    await until(() => Date.now() >= expiresMs, LATEST_MS);
    let late = 0;
    const isFree = await until(
      async () => {
        await post(stage, path, 'after');
        if (stage.ran('after')) return true;
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
