/** What the kit needs of `@temporalio/client`, which is no dependency. */
export interface ClientSdk {
  readonly Connection: {
    connect(options: {
      address: string;
      /** Without any the client retries nothing by itself. */
      interceptors?: readonly never[];
    }): Promise<TemporalConnection>;
  };
  readonly Client: new (options: {
    connection: TemporalConnection;
  }) => TemporalClient;
}

export interface TemporalConnection {
  readonly workflowService: WorkflowService;
  readonly operatorService: {
    addSearchAttributes(request: object): Promise<unknown>;
  };
  close(): Promise<void>;
}

export interface WorkflowService {
  startWorkflowExecution(request: object): Promise<StartReply>;
  registerNamespace(request: object): Promise<unknown>;
  getSystemInfo(request: object): Promise<{ serverVersion?: string }>;
}

export interface StartReply {
  readonly runId?: string | undefined;
  /** False where the run was there already. */
  readonly started?: boolean | undefined;
}

export interface TemporalClient {
  readonly workflow: {
    start(type: string, options: object): Promise<StartedHandle>;
    getHandle(id: string, run?: string): TemporalHandle;
    list(options: { query: string }): AsyncIterable<{ runId: string }>;
  };
}

interface StartedHandle {
  readonly firstExecutionRunId: string;
}

export interface TemporalHandle {
  describe(): Promise<{ runId: string; status: { name: string } }>;
  result(): Promise<unknown>;
  cancel(): Promise<unknown>;
  signal(name: string, payload: string): Promise<void>;
}

/** What the kit needs of `@temporalio/worker`. */
export interface WorkerSdk {
  readonly NativeConnection: {
    connect(options: { address: string }): Promise<object>;
  };
  readonly Worker: {
    create(
      options: object
    ): Promise<{ run(): Promise<void>; shutdown(): void }>;
  };
  readonly Runtime: { install(options: object): void };
  readonly DefaultLogger: new (level: string) => object;
  bundleWorkflowCode(options: object): Promise<{ code: string }>;
}
