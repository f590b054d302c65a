import type { Surface } from '../profile.js';

export interface TemporalPolicies {
  readonly workflowIdConflictPolicy: string;
  readonly workflowIdReusePolicy: string;
}

interface TemporalSurface extends Surface {
  readonly policies: TemporalPolicies;
}

function surface(id: string, conflict: string, reuse: string): TemporalSurface {
  return {
    id,
    title: `conflict policy ${conflict}, reuse policy ${reuse}`,
    policies: {
      workflowIdConflictPolicy: conflict,
      workflowIdReusePolicy: reuse,
    },
  };
}

/** Each conflict policy with the default reuse policy, and the other way. */
export const SURFACES: readonly TemporalSurface[] = [
  surface('fail', 'FAIL', 'ALLOW_DUPLICATE'),
  surface('use-existing', 'USE_EXISTING', 'ALLOW_DUPLICATE'),
  surface('terminate-existing', 'TERMINATE_EXISTING', 'ALLOW_DUPLICATE'),
  surface('failed-only', 'FAIL', 'ALLOW_DUPLICATE_FAILED_ONLY'),
  surface('reject', 'FAIL', 'REJECT_DUPLICATE'),
];

export function policiesOf(id: string): TemporalPolicies {
  const found = SURFACES.find((one) => one.id === id);
  if (found) return found.policies;
  throw new RangeError(`no such surface: ${id}`);
}
