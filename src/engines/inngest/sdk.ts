import type { IncomingMessage, ServerResponse } from 'node:http';

/** What the kit needs of `inngest`, which is no dependency. */
export interface InngestSdk {
  readonly Inngest: new (options: {
    id: string;
    eventKey: string;
    baseUrl: string;
  }) => InngestClient;
  readonly NonRetriableError: new (message: string) => Error;
}

export interface InngestClient {
  createFunction(
    options: object,
    handler: (context: InngestContext) => Promise<unknown>
  ): object;
  send(event: InngestEvent): Promise<{ ids: string[] }>;
}

interface InngestEvent {
  readonly name: string;
  readonly id?: string | undefined;
  readonly data: Readonly<Record<string, string>>;
}

export interface InngestContext {
  readonly event: { readonly data: Readonly<Record<string, string>> };
  readonly runId: string;
  readonly step: {
    run<T>(name: string, step: () => Promise<T>): Promise<T>;
    waitForEvent(
      name: string,
      options: { event: string; timeout: string; if: string }
    ): Promise<{ data: Readonly<Record<string, string>> } | null>;
  };
}

export interface InngestServe {
  serve(options: {
    client: InngestClient;
    functions: readonly object[];
  }): (request: IncomingMessage, response: ServerResponse) => void;
}
