import {
  type JobInput,
  type JobValue,
  type Reporter,
  sensitiveStep,
} from '../program.js';
import type {
  RestateContext,
  RestateSdk,
  RestateWorkflowContext,
} from './sdk.js';
import {
  BARE_SURFACE,
  SHORT_RETENTION_MS,
  SHORT_SURFACE,
  serviceName,
} from './surfaces.js';

/** Real time that a body waits for a signal that may never come, in ms. */
const SIGNAL_MS = 2000;

export function createServices(sdk: RestateSdk, reporter: Reporter): object[] {
  return (['job', 'other'] as const).flatMap((kind) => [
    sdk.service({
      name: serviceName({ kind, surface: 'idempotency-key' }),
      handlers: { run: serviceBody(sdk, reporter) },
    }),
    sdk.service({
      name: serviceName({ kind, surface: SHORT_SURFACE }),
      handlers: { run: serviceBody(sdk, reporter) },
      options: { idempotencyRetention: SHORT_RETENTION_MS },
    }),
    sdk.workflow({
      name: serviceName({ kind, surface: 'workflow' }),
      handlers: {
        run: workflowBody(sdk, reporter),
        news: async (context: RestateWorkflowContext, payload: string) => {
          await context.promise('news').resolve(payload);
        },
      },
    }),
  ]);
}

/** Services that only rows about Restate call, by their names. */
export function createOwnServices(sdk: RestateSdk, reporter: Reporter) {
  const body = serviceBody(sdk, reporter);
  return [
    sdk.service({ name: 'scoped', handlers: { run: body, again: body } }),
    sdk.object({ name: 'scoped-object', handlers: { run: body } }),
  ];
}

/** The one that is served where the language lacks what the SDK calls. */
export function createBareService(sdk: RestateSdk, reporter: Reporter) {
  const name = serviceName({ surface: BARE_SURFACE });
  const handlers = { run: serviceBody(sdk, reporter) };
  return sdk.service({ name, handlers });
}

async function work(
  { TerminalError }: RestateSdk,
  reporter: Reporter,
  context: RestateContext,
  input: JobInput
) {
  await reporter.report('body', input);
  const step = () => sensitiveStep(reporter, input);
  const decision = await context.run('sensitive', step);
  if (decision.next !== 'fail') return decision;
  // Anything else is retried for ever.
  throw new TerminalError(`failed by ${input.request}`);
}

function serviceBody(sdk: RestateSdk, reporter: Reporter) {
  return async (context: RestateContext, input: JobInput) => {
    const { nonce } = await work(sdk, reporter, context, input);
    return { request: input.request, nonce } satisfies JobValue;
  };
}

function workflowBody(sdk: RestateSdk, reporter: Reporter) {
  return async (context: RestateWorkflowContext, input: JobInput) => {
    const { next, nonce } = await work(sdk, reporter, context, input);
    const { request } = input;
    if (next === 'return') return { request, nonce } satisfies JobValue;
    const heard = context.promise('news').get().orTimeout(SIGNAL_MS);
    const signal = await heard.catch((error: unknown) => {
      if (error instanceof sdk.TimeoutError) return undefined;
      throw error;
    });
    if (signal === undefined) return { request, nonce };
    await context.run('heard', () => reporter.report('signal', input, signal));
    return { request, nonce, signal };
  };
}
