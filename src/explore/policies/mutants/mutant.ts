import type { ClauseId } from '../../../model/clauses/registry.js';
import type { Visibility } from '../../../worlds/mutants/mutant.js';
import type { Programs } from '../programs.js';

/** A policy written the way people get it wrong, over the true World. */
export interface PolicyMutant {
  readonly id: `${ClauseId}/${string}`;
  readonly clause: ClauseId;
  readonly title: string;
  readonly visible: Visibility;
  readonly programs: Partial<Programs>;
}
