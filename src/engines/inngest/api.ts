import type { ClosedState, Result } from '../outcome.js';

/** A run, as the server's own interface tells it. */
export interface InngestRun {
  readonly run_id: string;
  readonly status: string;
}

const CLOSED: Readonly<Record<string, ClosedState>> = {
  Completed: 'value',
  Failed: 'error',
  Cancelled: 'cancelled',
};

/** What became of the event of that receipt. */
export async function resultOf(
  address: string,
  receipt: string
): Promise<Result> {
  const runs = await runsOf(address, receipt);
  const run = runs.find(({ status }) => status !== 'Skipped');
  if (!run) return { state: 'unknown' };
  const state = CLOSED[run.status];
  if (state === undefined) return { state: 'pending' };
  if (state !== 'value') return { state, message: run.status };
  const output = await outputOf(address, run.run_id);
  // It may be there later than the status that tells of it.
  if (output === undefined) return { state: 'pending' };
  return { state, value: returnedValue(output) };
}

/** The runs that one event began, by the receipt that `send` returned. */
export async function runsOf(
  address: string,
  receipt: string
): Promise<readonly InngestRun[]> {
  // Answers are kept for seconds by their URL, empty ones as well.
  const url = `${address}/v1/events/${receipt}/runs?at=${Date.now()}`;
  const response = await fetch(url);
  if (!response.ok) return [];
  const { data } = (await response.json()) as { data: InngestRun[] | null };
  return data ?? [];
}

/** The other interface leaves the output of a run empty. */
async function outputOf(
  address: string,
  id: string
): Promise<string | undefined> {
  const query = 'query ($id: String!) { run(runID: $id) { output } }';
  const response = await fetch(`${address}/v0/gql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables: { id } }),
  });
  const { data } = (await response.json()) as {
    data?: { run?: { output?: string | null } };
  };
  return data?.run?.output ?? undefined;
}

/** An output is what was returned, or the list of ops that returned it. */
export function returnedValue(output: string): unknown {
  const told: unknown = JSON.parse(output);
  if (!Array.isArray(told)) return told;
  const last = told.find(({ op }) => op === 'RunComplete');
  return last ? last.data : told;
}

export async function cancelRun(address: string, run: string): Promise<void> {
  const url = `${address}/v1/runs/${run}`;
  const response = await fetch(url, { method: 'DELETE' });
  if (!response.ok) throw new Error(await response.text());
}
