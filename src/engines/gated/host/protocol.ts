import type { ServerAddress } from '../../../worlds/servers/server.js';
import type { GatedPlan } from '../plan.js';
import type { GatedTry } from '../survey.js';

/** What a host of an engine is asked, one thing at a time. */
export type GatedRequest =
  | {
      readonly kind: 'open';
      readonly engine: string;
      readonly address: ServerAddress;
      readonly sdkDirectory: string;
    }
  | {
      readonly kind: 'survey';
      readonly row: string;
      readonly surface: string;
      readonly seed: string;
      readonly schedules: number;
    }
  | { readonly kind: 'replay'; readonly plan: GatedPlan };

/** A schedule as it is published. */
export interface GatedEvidence {
  readonly plan: GatedPlan;
  readonly word: string;
  /** The gates in the order of their release. */
  readonly trace: readonly string[];
  readonly story: readonly string[];
  readonly switches: number;
}

export interface SurveyedAnswer {
  readonly kind: 'surveyed';
  readonly tries: readonly GatedTry[];
  readonly steps: number;
  readonly checkedTwice: number;
  readonly differed: number;
  readonly isComplete?: boolean | undefined;
  readonly evidence: GatedEvidence | undefined;
}

export interface ReplayedAnswer {
  readonly kind: 'replayed';
  readonly evidence: GatedEvidence;
  readonly failure: string | undefined;
}

export type GatedAnswer =
  | { readonly kind: 'opened' }
  | SurveyedAnswer
  | ReplayedAnswer
  | { readonly kind: 'failed'; readonly message: string };

/** Said as schedules begin, so that a process that is stuck is noticed. */
export interface GatedNotice {
  readonly kind: 'began';
}
