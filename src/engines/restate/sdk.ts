/** What the kit needs of `@restatedev/restate-sdk`, which is no dependency. */
export interface RestateSdk {
  service(definition: object): object;
  workflow(definition: object): object;
  object(definition: object): object;
  serve(options: { services: object[]; port: number }): Promise<number>;
  readonly TerminalError: new (message: string) => Error;
  readonly TimeoutError: new (...args: never[]) => Error;
}

export interface RestateContext {
  run<T>(name: string, step: () => Promise<T>): Promise<T>;
}

export interface RestateWorkflowContext extends RestateContext {
  promise(name: string): RestatePromise;
}

interface RestatePromise {
  resolve(payload: string): Promise<void>;
  get(): { orTimeout(ms: number): Promise<string> };
}
