import type { ClauseId } from '../../model/clauses/registry.js';
import type { History } from '../../model/history.js';
import type { Outcome, Policy, RequestRecord } from '../../model/policy.js';
import type { Finding } from '../finding.js';
import { Findings } from '../findings.js';
import { untruth } from './answers.js';
import { type KeyHistory, keyHistoriesOf } from './key-history.js';
import { misdelivery, neglect } from './payloads.js';
import { secondRun } from './records.js';
import { overlap } from './works.js';

/** What is wrong with a request; undefined if nothing is. */
type Fault = (
  record: RequestRecord,
  keyHistory: KeyHistory
) => string | undefined;

interface Rule {
  /** Whether the request met what the policy is about. */
  readonly meets: (outcome: Outcome) => boolean;
  readonly faults: readonly Fault[];
}

const is =
  (...kinds: readonly Outcome['kind'][]) =>
  ({ kind }: Outcome) =>
    kinds.includes(kind);

const sends = ({ delivered, why }: Outcome) =>
  delivered === true || why === 'not-delivered';

/** Those that promise something; what comes of the others is a variant. */
export type JudgedPolicy = {
  [P in Policy]: `policy.${P}` extends ClauseId ? P : never;
}[Policy];

/** What each policy promises. The last two promise nothing: see variants. */
const RULES: Readonly<Record<Policy, Rule | undefined>> = {
  reject: { meets: is('rejected'), faults: [overlap, untruth] },
  adopt: { meets: is('replayed'), faults: [overlap, untruth] },
  inspect: { meets: is('attached', 'replayed'), faults: [overlap, untruth] },
  signal: { meets: sends, faults: [overlap, misdelivery, untruth] },
  supersede: {
    meets: is('superseded', 'rejected'),
    faults: [overlap, untruth],
  },
  route: { meets: sends, faults: [overlap, misdelivery, untruth] },
  entity: { meets: sends, faults: [overlap, misdelivery, neglect, untruth] },
  'app-record': {
    meets: is('attached', 'replayed'),
    faults: [secondRun, untruth],
  },
  bridge: undefined,
  query: undefined,
};

/**
 * Judges requests by intervals: what a program was answered, when its work
 * began and ended, and the widest interval in which each call around it can
 * have taken effect.
 */
export function judgePolicies(history: History): Finding {
  const findings = new Findings();
  for (const keyHistory of keyHistoriesOf(history)) {
    for (const record of keyHistory.requests) {
      judgeRequest(record, keyHistory, findings);
    }
  }
  return findings.found();
}

function judgeRequest(
  record: RequestRecord,
  keyHistory: KeyHistory,
  findings: Findings
): void {
  const { outcome, actor, request } = record;
  const rule = RULES[request.policy];
  if (!rule || !outcome) return;
  const { meets, faults } = rule;
  const clause = `policy.${request.policy as JudgedPolicy}` as const;
  if (meets(outcome)) findings.exercise(clause);
  for (const fault of faults) {
    const witness = fault(record, keyHistory);
    if (witness === undefined) continue;
    findings.break(clause, `${actor}: ${witness}`);
    return;
  }
}
