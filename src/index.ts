/**
 * The parts of the kit that are of use without its command: the checker for
 * linearizability, the contract as clauses and as a judge of histories, the
 * reference World, the schemas of reports, and the reader of tokens. Names
 * that are not exported here may change in any release.
 *
 * @module
 */

export { TokenError } from './explore/errors.js';
export { readToken, type TokenPayload, writeToken } from './explore/token.js';
export { type Judgement, judge } from './judge/judge.js';
export {
  checkLinearizability,
  type LinearizabilityOptions,
} from './judge/linearizability/check.js';
export {
  MalformedHistoryError,
  PartitionError,
} from './judge/linearizability/errors.js';
export type {
  ObservedHistory,
  ObservedOperation,
  SequentialModel,
} from './judge/linearizability/model.js';
export type {
  Accepted,
  DeadEnd,
  LinearizabilityVerdict,
  LinearizationPoint,
  Rejected,
  Unknown,
} from './judge/linearizability/verdict.js';
export { KIT_VERSION } from './kit.js';
export {
  type Answer,
  AnswerSchema,
  type LifecycleReport,
  LifecycleReportSchema,
  type LifecycleSystem,
  SystemSchema as LifecycleSystemSchema,
} from './lifecycle/record.js';
export type { Call, CallKind } from './model/call.js';
export {
  type Clause,
  type Level,
  PHASES,
  type Phase,
} from './model/clauses/clause.js';
export {
  CLAUSES,
  type ClauseId,
  clauseOf,
  isApplicable,
  isClauseId,
} from './model/clauses/registry.js';
export {
  CAPABILITIES,
  type Capability,
  type Contract,
} from './model/contract.js';
export type { History, Operation } from './model/history.js';
export type {
  ActorPlan,
  ClockPlan,
  Draft,
  Fault,
  Op,
  Plan,
  Scenario,
} from './model/plan.js';
export type {
  Outcome,
  Policy,
  PolicyRequest,
  RequestRecord,
  Work,
} from './model/policy.js';
export type {
  HookView,
  LogEntry,
  Refusal,
  Refused,
  Response,
  RunView,
} from './model/response.js';
export {
  type Cell,
  CellSchema,
  type Divergence,
  DivergenceSchema,
  type Report,
  ReportSchema,
  type SubjectReport,
  SubjectReportSchema,
  VERDICTS,
  type Verdict,
  VerdictSchema,
} from './report/record.js';
export { createStore, type Store } from './worlds/reference/store.js';
export {
  createReferenceWorld,
  type ReferenceOptions,
  type ReferenceWorld,
} from './worlds/reference/world.js';
