import { type Reporter, sensitiveStep } from '../program.js';
import type { InngestClient, InngestContext, InngestSdk } from './sdk.js';
import { eventName, LIMITED, SHORT, SURFACES } from './surfaces.js';

export const NEWS = 'news';
export const STOP = 'stop';
const SAME_KEY = 'async.data.key == event.data.key';

/** Each surface twice: two functions with the same body. */
export function createFunctions(
  client: InngestClient,
  { NonRetriableError }: InngestSdk,
  reporter: Reporter
): object[] {
  const body = async ({ event, step }: InngestContext) => {
    const { key = '', request = '' } = event.data;
    const input = { key, request };
    await reporter.report('body', input);
    const work = () => sensitiveStep(reporter, input);
    const { next, nonce } = await step.run('sensitive', work);
    if (next === 'fail') throw new NonRetriableError(`failed by ${request}`);
    if (next === 'return') return { request, nonce };
    const news = await step.waitForEvent('wait', {
      event: NEWS,
      timeout: '2s',
      if: SAME_KEY,
    });
    const signal = news?.data.payload;
    if (signal === undefined) return { request, nonce };
    await step.run('heard', () => reporter.report('signal', input, signal));
    return { request, nonce, signal };
  };
  return ['job', 'other'].flatMap((kind) =>
    [...SURFACES, SHORT, LIMITED].map(({ id, settings }) =>
      client.createFunction(
        {
          id: `${kind}-${id}`,
          retries: 0,
          triggers: [{ event: eventName(kind, id) }],
          cancelOn: [{ event: STOP, if: SAME_KEY }],
          ...settings,
        },
        body
      )
    )
  );
}
