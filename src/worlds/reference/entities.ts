import type {
  WorldHook,
  WorldRun,
  WorldStep,
  WorldWait,
} from '../contract/api.js';
import type { HookRow, RunRow, StepRow, WaitRow } from './rows.js';

function dateOf(ms: number | undefined): Date | undefined {
  return ms === undefined ? undefined : new Date(ms);
}

export interface RunEntity extends WorldRun {
  readonly workflowName: string;
  readonly deploymentId: string;
  readonly specVersion: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly startedAt?: Date | undefined;
  readonly completedAt?: Date | undefined;
}

export interface HookEntity extends WorldHook {
  readonly createdAt: Date;
  readonly tokenRetentionUntil?: Date | undefined;
}

/** A run as the contract shows it. */
export function toRun(row: RunRow): RunEntity {
  return {
    runId: row.runId,
    status: row.status,
    workflowName: row.workflowName,
    deploymentId: row.deploymentId,
    executionContext: row.executionContext,
    encryptionPublicKey: row.encryptionPublicKey,
    errorCode: row.errorCode,
    specVersion: row.specVersion,
    input: row.input,
    output: row.output,
    error: row.error,
    attributes: row.attributes,
    createdAt: new Date(row.createdAtMs),
    updatedAt: new Date(row.updatedAtMs),
    startedAt: dateOf(row.startedAtMs),
    completedAt: dateOf(row.endedAtMs),
  };
}

export function toHook(row: HookRow): HookEntity {
  return {
    hookId: row.hookId,
    runId: row.runId,
    token: row.token,
    metadata: row.metadata,
    isWebhook: row.isWebhook,
    isSystem: row.isSystem,
    ownerId: 'reference',
    projectId: 'reference',
    environment: 'reference',
    createdAt: new Date(row.createdAtMs),
    tokenRetentionUntil: dateOf(row.retainUntilMs),
  };
}

export function toStep(row: StepRow): WorldStep {
  return {
    stepId: row.stepId,
    runId: row.runId,
    stepName: row.stepName,
    status: row.status,
    attempt: row.attempt,
    input: row.input,
    output: row.output,
    error: row.error,
    createdAt: new Date(row.createdAtMs),
    // What counts as an update is for a World to say: here, to start and to end.
    updatedAt: new Date(row.endedAtMs ?? row.startedAtMs ?? row.createdAtMs),
    startedAt: dateOf(row.startedAtMs),
    completedAt: dateOf(row.endedAtMs),
    retryAfter: dateOf(row.retryAfterMs),
  };
}

export function toWait(row: WaitRow): WorldWait {
  return {
    waitId: row.waitId,
    runId: row.runId,
    status: row.status,
    specVersion: row.specVersion,
    resumeAt: new Date(row.resumeAtMs),
    createdAt: new Date(row.createdAtMs),
    completedAt: dateOf(row.completedAtMs),
  };
}
