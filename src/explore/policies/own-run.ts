import type { Call, Name } from '../../model/call.js';
import { hookOf, type Outcome } from '../../model/policy.js';
import { isUndecided } from '../../model/refusals.js';
import type { Accepted, Refused, RunView } from '../../model/response.js';
import { isTerminal } from '../../model/state.js';
import { type Agent, Answered } from './agent.js';

/** One workflow for all requests: keys are scoped by it. */
const WORKFLOW = 'order';

/** How long a keyed start remembers its key after the end, in ms. */
const WINDOW_MS = 60_000;

/** Who has the key, as far as the one who met it was told. */
export interface Owner {
  /** Absent where the World does not say, or says what nobody named. */
  readonly run?: Name | undefined;
  /** What keyed start answers of it at once. */
  readonly view?: RunView | undefined;
}

/**
 * Asks for the key with a run of the request's own: undefined if it has the
 * key now. Over a claim the run is there before it is known to be a duplicate.
 */
export function admit(
  agent: Agent,
  attempt = 1,
  windowMs = WINDOW_MS
): Promise<Owner | undefined> {
  return agent.request.over === 'keyed'
    ? admitKeyed(agent, attempt, windowMs)
    : admitByClaim(agent, attempt);
}

async function admitByClaim(
  agent: Agent,
  attempt: number
): Promise<Owner | undefined> {
  if (attempt === 1) await begin(agent);
  return claim(agent, attempt);
}

/**
 * Keyed start: a duplicate starts nothing. Each attempt is made with another
 * candidate, since what was decided of one may stand for good.
 */
export async function admitKeyed(
  agent: Agent,
  attempt = 1,
  windowMs = WINDOW_MS
): Promise<Owner | undefined> {
  const { key, input } = agent.request;
  const run = agent.renew(attempt);
  const workflow = WORKFLOW;
  const kind = 'keyedStart';
  const call: Call = { kind, key, workflow, run, input, windowMs };
  const { created, run: view } = await certain(agent, call);
  if (!created) return { run: view?.run, view };
  await onOwnRun(agent, { kind: 'startRun', run });
  return undefined;
}

/** Creates and starts the run, as `start()` of the SDK does. */
export async function begin(agent: Agent): Promise<void> {
  const { run } = agent;
  const { input } = agent.request;
  await certain(agent, { kind: 'createRun', run, workflow: WORKFLOW, input });
  await onOwnRun(agent, { kind: 'startRun', run });
}

/** Claims the key as a token: undefined if the claim is accepted. */
export async function claim(
  agent: Agent,
  attempt: number
): Promise<Owner | undefined> {
  const { run } = agent;
  const { key } = agent.request;
  const hook = hookOf(run, attempt);
  const call: Call = { kind: 'createHook', run, hook, token: key };
  const { conflict } = await onOwnRun(agent, call);
  if (!conflict) return undefined;
  return { run: known(conflict.owner) ?? (await ownerOf(agent))?.run };
}

/** The names of a plan; an id that no plan named begins with `?`. */
function known(name: Name | undefined): Name | undefined {
  return name?.startsWith('?') ? undefined : name;
}

/** The hook that the key resolves to as a token. */
export async function ownerOf(agent: Agent) {
  const { key } = agent.request;
  const found = await agent.ask({ kind: 'getByToken', token: key });
  if (!found.ok) assertTold(found);
  return found.ok && known(found.hook?.run) ? found.hook : undefined;
}

/** The work as a step, which a run that has ended may not start any more. */
export async function work(
  agent: Agent,
  payload?: string,
  number = 1
): Promise<void> {
  const { run } = agent;
  const step = `${run}-s${number}`;
  await onOwnRun(agent, { kind: 'createStep', run, step });
  await onOwnRun(agent, { kind: 'startStep', run, step });
  await agent.work(run, payload);
  // Whoever ended the run meanwhile did not stop its step: so they may say no.
  await agent.ask({ kind: 'completeStep', run, step });
}

/** Works, and completes the run with its result. */
export async function workAndComplete(agent: Agent): Promise<Outcome> {
  await work(agent);
  return complete(agent);
}

export async function complete(agent: Agent): Promise<Outcome> {
  const { run } = agent;
  const value = resultOf(run);
  const call: Call = { kind: 'endRun', run, status: 'completed', value };
  await onOwnRun(agent, call);
  return { kind: 'started', run, status: 'completed', value };
}

function resultOf(run: Name): string {
  return `out-${run}`;
}

/** Ends a run that turned out a duplicate, if there is one. */
export async function retire(
  agent: Agent,
  value = `duplicate-${agent.run}`
): Promise<void> {
  const { run } = agent;
  if (agent.request.over === 'keyed') return;
  await agent.ask({ kind: 'endRun', run, status: 'completed', value });
}

/**
 * A call on the run of the request. Refused, its author looks why: somebody
 * has ended the run, or the World says that it has done so before, which the
 * runtime takes for done.
 */
export async function onOwnRun(agent: Agent, call: Call): Promise<Accepted> {
  const response = await agent.ask(call);
  if (response.ok) return response;
  assertTold(response);
  const { run } = agent;
  const { message, refusal } = response;
  const view = await agent.ask({ kind: 'getRun', run });
  if (view.ok && view.run && isTerminal(view.run.status)) {
    const why = 'ended-by-another';
    throw new Answered({ kind: 'rejected', why, run, message });
  }
  if (refusal === 'exists') return { ok: true };
  throw new Answered({ kind: 'indeterminate', run, message });
}

/** A call that nothing refuses, or the request cannot go on. */
async function certain(agent: Agent, call: Call): Promise<Accepted> {
  const response = await agent.ask(call);
  if (response.ok) return response;
  throw new Answered({ kind: 'indeterminate', message: response.message });
}

/** After an error that says nothing, nobody knows what was done. */
export function assertTold(refused: Refused): void {
  if (!isUndecided(refused)) return;
  const { message } = refused;
  throw new Answered({ kind: 'indeterminate', message });
}
