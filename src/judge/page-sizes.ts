import type { History } from '../model/history.js';
import type { Findings } from './findings.js';

/** `lookup.page-size`: a limit is the most that a page may have. */
export function judgePageSizes(
  { operations }: History,
  findings: Findings
): void {
  for (const { actor, call, response } of operations) {
    if (!('pageSize' in call) || call.pageSize === undefined) continue;
    if (!response?.ok) continue;
    const { overlong } = response;
    findings.rule(
      'lookup.page-size',
      overlong === undefined,
      () =>
        `${actor}: ${call.kind} has a page of ${overlong}, of at most ${call.pageSize}`
    );
  }
}
