import type { Outcome } from '../model/policy.js';
import type { RuntimeApi } from './modules.js';
import { pause } from './pause.js';
import { start } from './program.js';
import type { PlayedRequest, Stage } from './stage.js';
import { isNamed } from './steps.js';

/** How often and how far apart a route tries to resume, in virtual ms. */
const RESUMES_MAX = 5;
const RESUME_PAUSE_MS = 100;

/** The route of the docs page: resume, else start and retry to resume. */
export async function dance(
  runtime: RuntimeApi,
  played: PlayedRequest,
  stage: Stage
): Promise<Outcome> {
  let reached = await resume(runtime, played, stage);
  if (!reached) await start(runtime, played, stage);
  for (let attempt = 0; !reached && attempt < RESUMES_MAX; attempt++) {
    reached = await resume(runtime, played, stage);
    if (!reached) await pause(RESUME_PAUSE_MS);
  }
  return reached ?? { kind: 'rejected', why: 'not-delivered' };
}

/** Hands the payload to whoever has the key; undefined if nobody has. */
async function resume(
  runtime: RuntimeApi,
  { request, record }: PlayedRequest,
  { token, aliases }: Stage
): Promise<Outcome | undefined> {
  try {
    const hook = await runtime.resumeHook(token, request.input);
    const run = aliases.nameOf(hook.runId);
    const kind = run === record.run ? 'started' : 'attached';
    return { kind, run, delivered: true };
  } catch (error) {
    if (isNamed(error, 'HookNotFoundError')) return undefined;
    throw error;
  }
}
