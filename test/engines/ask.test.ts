import { afterEach, beforeEach, expect, it } from 'vitest';
import { ask } from '../../src/engines/ask.js';
import { HungError } from '../../src/engines/errors.js';
import { Ledger } from '../../src/engines/ledger.js';
import type { Profile } from '../../src/engines/profile.js';
import type { Question } from '../../src/engines/questions.js';
import type { Row } from '../../src/engines/rows/row.js';
import { fakeDeployment } from './fake-engine.js';

const LOST = 'its server ended: SIGKILL; npx worldproof lifecycle restate';

const PROFILE: Profile = {
  engine: 'restate',
  title: 'in memory',
  package: 'memory',
  surfaces: [{ id: 'memory', title: 'in memory' }],
  claims: [],
  leads: [],
  unmeasured: { 'key.scope': 'it has one type' },
};

function row(id: string, run: Row['run']): Question {
  return [{ id, phase: 'key', question: 'what?', run }, 'memory'];
}

const fine = async () => ({ word: 'fine' });
const broken = async () => Promise.reject(new Error('connection reset'));

let ledger: Ledger;

beforeEach(async () => {
  ledger = await Ledger.open();
});

afterEach(() => ledger.close());

it('asks no more of a server that died, and says so once', async () => {
  const said: string[] = [];
  let isLost = false;
  const deployment = {
    ...fakeDeployment(ledger),
    lost: async () => (isLost ? 'its server ended: SIGKILL' : undefined),
  };
  const dies = async () => {
    isLost = true;
    return broken();
  };
  let askedAfter = 0;
  const counts = async () => {
    askedAfter += 1;
    return { word: 'fine' };
  };
  const asked = [row('a', fine), row('b', dies), row('c', counts)];
  const onProgress = (message: string) => said.push(message);
  const cells = await ask(deployment, PROFILE, asked, { tries: 1, onProgress });
  const told = [...cells.values()].map(({ verdict, note }) => [verdict, note]);
  expect(told).toEqual([
    ['no claim', undefined],
    ['not run here', LOST],
    ['not run here', LOST],
  ]);
  expect(askedAfter).toBe(0);
  expect(said.filter((line) => line.includes('SIGKILL'))).toHaveLength(1);
});

it('goes on after a try that broke while the server stands', async () => {
  const asked = [row('a', broken), row('b', fine), row('key.scope', fine)];
  const onProgress = () => undefined;
  const options = { tries: 1, onProgress };
  const cells = await ask(fakeDeployment(ledger), PROFILE, asked, options);
  expect([...cells.values()].map(({ verdict }) => verdict)).toEqual([
    'harness error',
    'no claim',
    'not run here',
  ]);
});

it('takes a call that is never answered for a word', async () => {
  const hangs = async () => Promise.reject(new HungError('lookup', 1000));
  const onProgress = () => undefined;
  const options = { tries: 2, onProgress };
  const asked = [row('a', hangs)];
  const cells = await ask(fakeDeployment(ledger), PROFILE, asked, options);
  expect([...cells.values()]).toMatchObject([
    {
      verdict: 'no claim',
      observed: [{ word: 'hung', tries: 2 }],
      hits: 2,
      note: 'lookup: no answer in 1000 ms',
    },
  ]);
});
