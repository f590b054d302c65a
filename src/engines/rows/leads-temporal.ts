import type { Row } from './row.js';

/** JSON as the SDK's own converter writes it. */
function payloads(value: unknown): object {
  const encoding = Buffer.from('json/plain');
  const data = Buffer.from(JSON.stringify(value));
  return { payloads: [{ metadata: { encoding }, data }] };
}

const requestId: Row = {
  id: 'temporal.request-id',
  phase: 'admission',
  engines: ['temporal'],
  isOfEngine: true,
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

export const TEMPORAL_LEADS: readonly Row[] = [requestId];
