import type { Decision, Effect } from './ledger.js';

/** What every workflow is started with. */
export interface JobInput {
  readonly key: string;
  readonly request: string;
}

/** What every workflow returns: whose input ran, and in which body. */
export interface JobValue {
  readonly request: string;
  readonly nonce: string;
  readonly signal?: string | undefined;
}

/** How bodies reach the ledger, from the process that they run in. */
export interface Reporter {
  report(
    kind: Effect['kind'],
    input: JobInput,
    detail?: string
  ): Promise<number>;
  gate(input: JobInput): Promise<Decision>;
}

export function reporter(ledgerUrl: string, place: string): Reporter {
  const post = async (path: string, body: unknown): Promise<unknown> => {
    const response = await fetch(ledgerUrl + path, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    return response.json();
  };
  return {
    async report(kind, { key, request }, detail) {
      const effect = { kind, key, request, place, detail };
      return ((await post('/effect', effect)) as { position: number }).position;
    },
    gate: async (input) => (await post('/gate', input)) as Decision,
  };
}

/** The work that must not be done twice: it begins, is held, and ends. */
export async function sensitiveStep(
  { report, gate }: Reporter,
  input: JobInput
): Promise<Decision & { readonly nonce: string }> {
  const position = await report('step', input);
  const decision = await gate(input);
  await report('end', input);
  return { ...decision, nonce: `n${position}` };
}
