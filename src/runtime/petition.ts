import type { Outcome } from '../model/policy.js';
import { gist } from '../worlds/package/factory.js';
import { WORKFLOW } from './bundle.js';
import { resultLabel } from './events.js';
import type { RunHandle, RuntimeApi } from './modules.js';
import type { Petition, Stage } from './stage.js';
import { endOf, isNamed } from './steps.js';

/** How long a requester waits for its run at most, in virtual ms. */
const DEADLINE_MS = 120_000;

/** How often and how far apart a route tries to resume, in virtual ms. */
const RESUMES_MAX = 5;
const RESUME_PAUSE_MS = 100;

/** What the workflow answers, with the ids of the runtime. */
interface Answer extends Omit<Outcome, 'run' | 'cancelled'> {
  readonly owner?: string;
  readonly cancelled?: readonly string[];
}

/** Makes one request with the real `start` and `resumeHook`. */
export async function playPetition(
  petition: Petition,
  stage: Stage
): Promise<void> {
  const { plan, record, request } = petition;
  if (plan.afterMs > 0) await pause(plan.afterMs);
  record.invoked = stage.position();
  stage.records.push(record);
  const { runtime } = (stage.seats[plan.process] as Stage['seats'][0]).modules;
  const program = request.policy === 'route' ? dance : startAndWait;
  record.outcome = await program(runtime, petition, stage).catch((error) => ({
    kind: 'indeterminate' as const,
    message: gist(error),
  }));
  record.answered = stage.position();
}

async function startAndWait(
  runtime: RuntimeApi,
  petition: Petition,
  stage: Stage
): Promise<Outcome> {
  const handle = await start(runtime, petition, stage);
  const { run } = petition.record;
  const late = pause(DEADLINE_MS).then(() => 'late' as const);
  try {
    const answer = await Promise.race([handle.returnValue, late]);
    if (answer === 'late') return { kind: 'hung', run };
    return outcomeOf(answer as Answer, run, stage);
  } catch (error) {
    const end = endOf(error);
    if (end === 'cancelled') {
      return { kind: 'rejected', why: 'ended-by-another', run };
    }
    if (!end) throw error;
    return { kind: 'indeterminate', run, message: gist(error) };
  }
}

function start(
  runtime: RuntimeApi,
  { request, record }: Petition,
  { token, flaw }: Stage
): Promise<RunHandle> {
  const { policy, input } = request;
  const { run } = record;
  return runtime.start({ workflowId: WORKFLOW }, [
    { policy, key: token, run, value: resultLabel(run), payload: input, flaw },
  ]);
}

/** Ids become names: the history knows no others. */
export function outcomeOf(
  { owner, cancelled, ...told }: Answer,
  run: string,
  { aliases }: Pick<Stage, 'aliases'>
): Outcome {
  const isOwn = told.kind === 'started' || told.kind === 'superseded';
  return {
    ...told,
    run: isOwn ? run : aliases.nameOf(owner),
    ...(isOwn ? { status: 'completed' as const } : {}),
    ...(cancelled
      ? { cancelled: cancelled.map((id) => aliases.nameOf(id) ?? id) }
      : {}),
  };
}

/** The route of the docs page: resume, else start and retry to resume. */
async function dance(
  runtime: RuntimeApi,
  petition: Petition,
  stage: Stage
): Promise<Outcome> {
  const resume = async (): Promise<Outcome | undefined> => {
    const { token, aliases } = stage;
    const hook = await runtime
      .resumeHook(token, petition.request.input)
      .catch((error) => {
        if (isNamed(error, 'HookNotFoundError')) return undefined;
        throw error;
      });
    if (!hook) return undefined;
    const run = aliases.nameOf(hook.runId);
    const kind = run === petition.record.run ? 'started' : 'attached';
    return { kind, run, delivered: true };
  };
  let reached = await resume();
  if (!reached) await start(runtime, petition, stage);
  for (let attempt = 0; !reached && attempt < RESUMES_MAX; attempt++) {
    reached = await resume();
    if (!reached) await pause(RESUME_PAUSE_MS);
  }
  return reached ?? { kind: 'rejected', why: 'not-delivered' };
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
