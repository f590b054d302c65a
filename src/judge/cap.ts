import type { History } from '../model/history.js';
import { isBeyondCap } from '../model/rules/claims.js';
import type { Findings } from './findings.js';

/**
 * `token.retention-cap`: to ask again for a deadline beyond the limit never
 * helps, so the error must not say that it may.
 */
export function judgeCap({ operations }: History, findings: Findings): void {
  for (const { actor, call, response } of operations) {
    if (call.kind !== 'createHook' || !isBeyondCap(call)) continue;
    if (response?.ok !== false || !response.retryable) continue;
    findings.break('token.retention-cap', `${actor}: ${response.message}`);
  }
}
