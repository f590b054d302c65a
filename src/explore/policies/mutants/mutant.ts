import type { JudgedPolicy } from '../../../judge/policy/judge-policies.js';
import type { ClauseId } from '../../../model/clauses/registry.js';
import type { PolicyRequest } from '../../../model/policy.js';
import type { Visibility } from '../../../worlds/mutants/mutant.js';
import type { Program } from '../agent.js';
import { PROGRAMS, type Programs } from '../programs.js';

/** A policy written the way people get it wrong, over the true World. */
export interface PolicyMutant {
  readonly id: `${ClauseId}/${string}`;
  readonly clause: ClauseId;
  readonly title: string;
  readonly visible: Visibility;
  readonly programs: Partial<Programs>;
}

interface Mistake extends Pick<PolicyMutant, 'title' | 'visible'> {
  readonly name: string;
  /** The policy with the mistake in it. */
  readonly program: Program;
  /**
   * The admission over which the mistake is made. The true program is played
   * over the other one, where a duplicate may have no run that could make it.
   */
  readonly over?: PolicyRequest['over'] | undefined;
}

export function mutantOf(
  policy: JudgedPolicy,
  { name, title, visible, program, over }: Mistake
): PolicyMutant {
  const clause = `policy.${policy}` as const;
  const played: Program = (agent) => {
    const isMade = over === undefined || agent.request.over === over;
    return isMade ? program(agent) : PROGRAMS[policy](agent);
  };
  const programs = { [policy]: played };
  return { id: `${clause}/${name}`, clause, title, visible, programs };
}
