import type { Experiment } from '../experiment/experiment.js';
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
  async run(experiment) {
    const input = {
      key: experiment.key,
      request: experiment.bodies.request('first'),
    };
    const start = (place: number) =>
      experiment.special(
        'startRaw',
        {
          workflowId: experiment.key,
          workflowType: { name: 'job' },
          requestId: `${experiment.key}-request`,
          input: payloads(input),
        },
        place
      );
    const first = (await start(0)) as { runId?: string };
    await experiment.bodies.runs('first');
    const second = (await start(1)) as { runId?: string; message?: string };
    experiment.bodies.decide('first', 'return');
    if (first.runId !== undefined && first.runId === second.runId) {
      return { word: 'the same run' };
    }
    return { word: 'refused', note: second.message };
  },
};

/** A start that is soon after another of that id, past the client's retries. */
async function startBare(experiment: Experiment, conflictPolicy: number) {
  const input = {
    key: experiment.key,
    request: experiment.bodies.request('bare'),
  };
  const told = await experiment.special('startBare', {
    workflowId: experiment.key,
    workflowType: { name: 'job' },
    requestId: `${experiment.key}-bare`,
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
    async run(experiment) {
      // A cold worker would use up the interval.
      await experiment.settle();
      for (const name of ['first', 'bare', 'second']) {
        experiment.bodies.decide(
          name,
          isAwaited || name !== 'first' ? 'return' : 'await'
        );
      }
      const first = await experiment.start('first');
      if (isAwaited)
        await experiment.result(experiment.reference(first), INTERVAL_MS);
      const bare = await startBare(
        experiment,
        isAwaited ? 0 : TERMINATE_EXISTING
      );
      const fromMs = experiment.deployment.ledger.nowMs;
      const second = await experiment.start('second', { place: 1 });
      const tookMs = experiment.deployment.ledger.nowMs - fromMs;
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
  async run(experiment) {
    const said: string[] = [];
    for (const seconds of RETENTIONS_S) {
      const name = `${experiment.key}-${seconds}`;
      const told = await experiment.special('registerNamespace', {
        name,
        seconds,
      });
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
