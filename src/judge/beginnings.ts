import type { History } from '../model/history.js';
import type { Findings } from './findings.js';

/** `recovery.begins`: who is started again after a crash does begin. */
export function judgeBeginnings(
  { faults = [] }: History,
  findings: Findings
): void {
  for (const { threw, process } of faults) {
    if (threw === undefined) continue;
    const words = () => `the restart of p${process}, which threw ${threw}`;
    findings.rule('recovery.begins', threw === false, words);
  }
}
