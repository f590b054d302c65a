import type { Stage } from '../stage.js';
import type { Row } from './row.js';

/** JSON as the SDK's own converter writes it. */
function payloads(value: unknown): object {
  const encoding = Buffer.from('json/plain');
  const data = Buffer.from(JSON.stringify(value));
  return { payloads: [{ metadata: { encoding }, data }] };
}

const TEMPORAL = { engines: ['temporal'], isOfEngine: true } as const;

const requestId: Row = {
  ...TEMPORAL,
  id: 'temporal.request-id',
  phase: 'admission',
  surface: 'fail',
  question:
    'One start is sent twice with one request id, past the client which takes none: is the second told of its own run?',
  lead: ['the same run'],
  async run(stage) {
    const input = { key: stage.key, request: stage.request('first') };
    const start = (place: number) =>
      stage.special(
        'startRaw',
        {
          workflowId: stage.key,
          workflowType: { name: 'job' },
          requestId: `${stage.key}-request`,
          input: payloads(input),
        },
        place
      );
    const first = (await start(0)) as { runId?: string };
    await stage.runs('first');
    const second = (await start(1)) as { runId?: string; message?: string };
    stage.decide('first', 'return');
    if (first.runId !== undefined && first.runId === second.runId) {
      return { word: 'the same run' };
    }
    return { word: 'refused', note: second.message };
  },
};

/** A start that is soon after another of that id, past the client's retries. */
async function startBare(stage: Stage, conflictPolicy: number) {
  const input = { key: stage.key, request: stage.request('bare') };
  const told = await stage.special('startBare', {
    workflowId: stage.key,
    workflowType: { name: 'job' },
    requestId: `${stage.key}-bare`,
    workflowIdConflictPolicy: conflictPolicy,
    input: payloads(input),
  });
  return told as { readonly why?: string; readonly message?: string };
}

const TERMINATE_EXISTING = 3;

/** What the server is told, in real ms. */
const INTERVAL_MS = 1000;

function paced(id: string, surface: string, isAwaited: boolean): Row {
  return {
    ...TEMPORAL,
    id,
    phase: 'admission',
    surface,
    isPaced: true,
    question: `The server is told to keep starts of one id a second apart, which is off by default, and one comes at once ${
      isAwaited ? 'after completion' : 'to take the place of the first'
    }: is it refused, and what does the SDK's client make of that?`,
    lead: ['refused, and the client waits'],
    async run(stage) {
      // A cold worker would use up the interval.
      await stage.settle();
      for (const name of ['first', 'bare', 'second']) {
        stage.decide(name, isAwaited || name !== 'first' ? 'return' : 'await');
      }
      const first = await stage.start('first');
      if (isAwaited) await stage.result(stage.reference(first), INTERVAL_MS);
      const bare = await startBare(stage, isAwaited ? 0 : TERMINATE_EXISTING);
      const fromMs = stage.ledger.nowMs;
      const second = await stage.start('second', { place: 1 });
      const tookMs = stage.ledger.nowMs - fromMs;
      const note = `past the client: ${bare.message ?? 'started'}; by it: ${second.type} after ${tookMs} ms`;
      if (bare.why !== 'throttled') return { word: 'not refused', note };
      const isStarted = second.type === 'started';
      return {
        word: isStarted ? 'refused, and the client waits' : 'refused for good',
        hits: 1,
        note,
      };
    },
  };
}

/** Seconds of retention that a namespace is asked for, the fewest first. */
const RETENTIONS_S = [3, 3600, 86_400];

const shortRetention: Row = {
  ...TEMPORAL,
  id: 'temporal.short-retention',
  phase: 'retention',
  tries: 1,
  question:
    'A namespace is registered that keeps closed runs for 3 seconds, an hour, a day: which is the shortest that is taken?',
  async run(stage) {
    const said: string[] = [];
    for (const seconds of RETENTIONS_S) {
      const name = `${stage.key}-${seconds}`;
      const told = await stage.special('registerNamespace', { name, seconds });
      if (told === 'done') {
        return { word: `${seconds} s`, hits: said.length, note: said.join() };
      }
      said.push(`${seconds} s: ${JSON.stringify(told)}`);
    }
    return { word: 'none of them', hits: said.length, note: said.join() };
  },
};

export const TEMPORAL_LEADS: readonly Row[] = [
  requestId,
  paced('temporal.paced-after-close', 'fail', true),
  paced('temporal.paced-in-flight', 'terminate-existing', false),
  shortRetention,
];
