import { readToken, writeToken } from '../explore/token.js';
import { namesUnborn, whyUnaskable } from '../explore/unaskable.js';
import type { ClauseId } from '../model/clauses/registry.js';
import type { Capability, Contract } from '../model/contract.js';
import { hasFeature } from '../model/contract-features.js';
import type { Cell, Report, SubjectReport } from '../report/record.js';

/** How a version of a World is asked; each answer is asked for once. */
export interface Probe {
  /** Every clause that is asked about. */
  check(version: string): Promise<Report>;
  /** The calls of a token, in any order, in another version. */
  race(version: string, token: string, clause: ClauseId): Promise<Report>;
}

/** What one version has shown of one clause. */
export interface Shown {
  readonly verdict: Cell['verdict'] | undefined;
  readonly divergence: Cell['divergences'][number] | undefined;
  readonly schedules: number;
  /** What it can be asked; absent where it could not be loaded. */
  readonly contract: Contract | undefined;
}

export function shownIn({ cells, subjects }: Report, clause: string): Shown {
  const cell = cells.find((each) => each.clause === clause);
  return {
    verdict: cell?.verdict,
    divergence: cell?.divergences[0],
    schedules: cell?.schedules ?? 0,
    contract: subjects.map(contractOf)[0],
  };
}

function contractOf(subject: SubjectReport): Contract {
  const { contract, builtOn, capabilities } = subject;
  const declared = new Set(capabilities as Capability[]);
  return {
    specVersion: contract,
    capabilities: declared,
    ...(builtOn !== undefined && { version: builtOn }),
  };
}

/** Whether the contract of a version has all that the calls of a token ask. */
export function canBeAsked({ contract }: Shown, token: string): boolean {
  if (!contract) return false;
  const { plan } = readToken(token);
  // It would be played and ask something else: no id can come early there.
  const isOther = !hasFeature(contract, 'clientRunId') && namesUnborn(plan);
  return !isOther && whyUnaskable(plan, contract) === undefined;
}

/** The same schedule, of another version. */
export function tokenFor(name: string, version: string, token: string): string {
  const { kit: _, ...payload } = readToken(token);
  return writeToken({ ...payload, subject: `${name}@${version}` });
}
