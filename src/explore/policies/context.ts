import type { Name } from '../../model/call.js';
import type { RequestRecord } from '../../model/policy.js';
import type { LoadedSubject } from '../../worlds/subject.js';
import type { Programs } from './programs.js';
import { programsOf } from './programs-of.js';

/** What the programs of one schedule share beside the World. */
export interface PolicyContext {
  readonly programs: Programs;
  readonly canFindRuns: boolean;
  /** Every request, in the order of their invocation. */
  readonly requests: RequestRecord[];
  /** The application's table: one, whatever the number of processes. */
  readonly records: Map<Name, Name>;
}

/** Empty books for a schedule, and the programs that the subject plays. */
export function policyContextOf({
  spec,
  contract,
}: LoadedSubject): PolicyContext {
  return {
    programs: programsOf(spec),
    canFindRuns: contract.capabilities.has('attributeLookup'),
    requests: [],
    records: new Map(),
  };
}
