import type { Contract } from '../../model/contract.js';
import { agreesIfThere } from '../../model/matching/agrees.js';
import type { Findings } from '../findings.js';
import type { RunLog } from './run-log.js';

/**
 * `log.faithful`: an event is of the spec version in which its call was made. A
 * World may keep it to itself (`specVersion?` of events.d.ts).
 */
export function judgeVersions(
  { run, entries }: RunLog,
  written: ReadonlyMap<number, number>,
  { specVersion }: Contract,
  findings: Findings
): void {
  for (const at of new Set(written.values())) {
    const entry = entries[at];
    if (!entry) continue;
    findings.rule(
      'log.faithful',
      agreesIfThere(specVersion, entry.specVersion),
      () =>
        `${run}: #${at + 1} ${entry.type} is of spec version ${entry.specVersion}, asked for in ${specVersion}`
    );
  }
}
