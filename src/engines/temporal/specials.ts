import type { WorkflowService } from './sdk.js';

export const TASK_QUEUE = 'worldproof';

/** As the client calls the server, and without its own retries. */
interface Services {
  readonly usual: WorkflowService;
  readonly bare: WorkflowService;
}

type Special = (services: Services, argument: never) => Promise<unknown>;

/** Calls past what the client offers; what they throw is an answer. */
export const SPECIALS: Readonly<Record<string, Special>> = {
  startRaw: ({ usual }, request: object) => start(usual, request),
  startBare: ({ bare }, request: object) => start(bare, request),
  registerNamespace: async (
    { usual },
    { name, seconds }: { name: string; seconds: number }
  ) => {
    await usual.registerNamespace({
      namespace: name,
      workflowExecutionRetentionPeriod: { seconds },
    });
    return 'done';
  },
};

function start(service: WorkflowService, request: object): Promise<unknown> {
  return service.startWorkflowExecution({
    namespace: 'default',
    taskQueue: { name: TASK_QUEUE },
    ...request,
  });
}
