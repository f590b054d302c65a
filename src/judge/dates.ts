import type { History } from '../model/history.js';
import type { Accepted } from '../model/response.js';
import type { Findings } from './findings.js';

/** `time.typed`: whoever reckons with a text reckons with NaN. */
export function judgeDates({ operations }: History, findings: Findings): void {
  for (const { actor, call, response } of operations) {
    if (!response?.ok) continue;
    const { undated = [] } = response;
    if (undated.length === 0 && !tellsTime(response)) continue;
    findings.rule(
      'time.typed',
      undated.length === 0,
      () => `${actor}: ${call.kind} has a ${undated[0]} that is no Date`
    );
  }
}

function tellsTime(response: Accepted): boolean {
  const { run, hook, step, wait, event, found } = response;
  const { runs, hooks, steps, events, related } = response;
  const lists = [runs, hooks, steps, events, related].map((each) => each?.[0]);
  return [run, hook, step, wait, event, found, ...lists].some(
    (each) => typeof each?.createdAt === 'number'
  );
}
