/**
 * Workflow code runs in a sandbox that the SDK bundles from a file beside its
 * own packages: it is kept as text and written there.
 */
export const WORKFLOW_SOURCE = `
import {
  ApplicationFailure, condition, defineSignal, proxyActivities, proxySinks,
  setHandler,
} from '@temporalio/workflow';

const { sensitive, heard } = proxyActivities({
  startToCloseTimeout: '2 minutes',
  retry: { maximumAttempts: 1 },
  cancellationType: 'TRY_CANCEL',
});
const { ledger } = proxySinks();

async function body(input) {
  ledger.body(input);
  const signals = [];
  setHandler(defineSignal('news'), (payload) => { signals.push(payload); });
  const { next, nonce } = await sensitive(input);
  const { request } = input;
  if (next === 'fail') {
    throw ApplicationFailure.nonRetryable('failed by ' + request);
  }
  if (next === 'return') return { request, nonce };
  await condition(() => signals.length > 0, '2 seconds');
  for (const signal of signals) await heard(input, signal);
  return { request, nonce, signal: signals[0] };
}

export async function job(input) { return body(input); }
export async function other(input) { return body(input); }
`;
