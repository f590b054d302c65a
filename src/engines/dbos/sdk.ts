/** What the kit needs of `@dbos-inc/dbos-sdk`, which is no dependency. */
export interface DbosSdk {
  readonly DBOS: Dbos;
}

export interface DbosHandle {
  readonly workflowID: string;
  getStatus(): Promise<DbosStatus | null>;
  getResult(): Promise<unknown>;
}

export interface DbosStatus {
  readonly workflowID: string;
  readonly status: string;
  readonly input?: readonly unknown[] | undefined;
  readonly output?: unknown;
  readonly error?: unknown;
  readonly deduplicationID?: string | undefined;
}

export interface DbosStart {
  readonly workflowID?: string | undefined;
  readonly queueName?: string | undefined;
  readonly timeoutMS?: number | undefined;
  readonly workflowIDReusePolicy?: string | undefined;
  readonly duplicationPolicy?: string | undefined;
  readonly workflowAttributes?: Readonly<Record<string, unknown>> | undefined;
  readonly enqueueOptions?: { readonly deduplicationID: string } | undefined;
}

export type DbosFunction<A, R> = (argument: A) => Promise<R>;

export interface Dbos {
  setConfig(config: object): void;
  launch(): Promise<void>;
  shutdown(): Promise<void>;
  registerQueue(name: string, options: object): Promise<unknown>;
  registerWorkflow<A, R>(
    body: DbosFunction<A, R>,
    options: { name: string }
  ): DbosFunction<A, R>;
  startWorkflow<A, R>(
    target: DbosFunction<A, R>,
    options: DbosStart
  ): (argument: A) => Promise<DbosHandle>;
  enqueueWorkflowWithOptions(
    options: { workflowName: string; queueName: string; workflowID: string },
    argument: unknown
  ): Promise<DbosHandle>;
  runStep<R>(step: () => Promise<R>, options: { name: string }): Promise<R>;
  recv(topic: string, seconds: number): Promise<string | null>;
  send(
    id: string,
    message: string,
    topic: string,
    idempotencyKey?: string
  ): Promise<void>;
  getWorkflowStatus(id: string): Promise<DbosStatus | null>;
  retrieveWorkflow(id: string): { getResult(): Promise<unknown> };
  listWorkflows(filter: object): Promise<readonly DbosStatus[]>;
  cancelWorkflow(id: string): Promise<void>;
  deleteWorkflow(id: string): Promise<void>;
  resumeWorkflow(id: string): Promise<DbosHandle>;
  rewindWorkflow(id: string): Promise<DbosHandle>;
  forkWorkflow(
    id: string,
    step: number,
    options: { newWorkflowID: string }
  ): Promise<DbosHandle>;
}
