/**
 * What programs call: `check` and `replay`, as the command does, and the parts
 * that are of use by themselves: the checker for linearizability, the contract
 * as clauses and as a judge of histories, the reference World, the schemas of
 * reports, and the reader of tokens. Names that are not exported here, or by
 * `worldproof/linearizability` and `worldproof/report`, may change in any
 * release.
 *
 * @module
 */

export { type CheckOptions, check, replay } from './api/check.js';
export type { Progress, Violation } from './explore/check-options.js';
export type { ActorPlan, ClockPlan, Op, Plan } from './explore/plan/plan.js';
export { UnknownNameError } from './explore/suggest.js';
export { readToken, type TokenPayload, writeToken } from './explore/token.js';
export { type Judgement, judge } from './judge/judge.js';
export * from './judge/linearizability/index.js';
export { KIT_VERSION } from './kit.js';
export { InputError, TokenError } from './laboratory/errors.js';
export type { ReplayOptions, ReplayResult } from './laboratory/replayed.js';
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
export {
  type Config,
  type ConfiguredSubject,
  defineConfig,
  defineWorld,
} from './worlds/config/define.js';
export { ConfigError } from './worlds/config/error.js';
export { SubjectError } from './worlds/errors.js';
export type { OwnSubject, SubjectWord } from './worlds/own-subject.js';
export { createStore } from './worlds/reference/memory-store.js';
export type { Store } from './worlds/reference/store.js';
export {
  createReferenceWorld,
  type ReferenceOptions,
  type ReferenceWorld,
} from './worlds/reference/world.js';
export { ServerError } from './worlds/servers/error.js';
