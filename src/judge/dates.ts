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

const ONE = ['run', 'hook', 'step', 'wait', 'event', 'found'] as const;
const MANY = ['runs', 'hooks', 'steps', 'events', 'related'] as const;

function tellsTime(response: Accepted): boolean {
  return (
    ONE.some((field) => typeof response[field]?.createdAt === 'number') ||
    MANY.some((field) => typeof response[field]?.[0]?.createdAt === 'number')
  );
}
