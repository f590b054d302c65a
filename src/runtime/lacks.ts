import { gist } from '../error-words.js';
import { openSchedule } from '../sim/open-schedule.js';
import { WORKFLOW } from './bundle.js';
import type { Lack } from './lack.js';
import type { RuntimeModules } from './modules.js';
import type { LoadedRuntime } from './simulate.js';

/** What cannot be asked of these packages, found by asking. */
export async function lacksOf({
  processes,
  data,
}: LoadedRuntime): Promise<Lack[]> {
  const modules = processes[0] as RuntimeModules;
  const why = await whyNotKeyed(modules, data);
  return [
    ...(why === undefined ? [] : [{ of: 'admission.atomic', why }]),
    ...(modules.canSetAttributes
      ? []
      : [
          {
            of: 'bridge',
            why: 'workflow code has no setAttributes to remember its key with',
          },
        ]),
  ];
}

const TOKEN = 'keyed';

/**
 * Starts a run with the hook that upstream would shape a keyed start by: one
 * that takes it holds the token once it has answered.
 */
async function whyNotKeyed(
  { runtime, createWorld }: RuntimeModules,
  data: LoadedRuntime['data']
): Promise<string | undefined> {
  const schedule = openSchedule({
    choices: [],
    tickMs: 1,
    entropy: 0,
    stepsMax: 2000,
  });
  const { machine, clock } = schedule;
  data.reset(() => clock.nowMs);
  let why: string | undefined = 'start with a hook never answers';
  machine.spawn(machine.bystander('keyed start', 0), async () => {
    const options = { dataDir: data.path, recoverActiveRuns: false };
    const world = createWorld(options);
    const queue = async () => ({ messageId: 'none' });
    runtime.setWorld({ ...world, queue });
    const hook = { token: TOKEN, minRetention: 60_000 };
    try {
      await runtime.start({ workflowId: WORKFLOW }, [{}], { hook });
    } catch (error) {
      why = `start refuses a hook: ${gist(error)}`;
      return;
    }
    why = await world.hooks.getByToken(TOKEN).then(
      () => undefined,
      () => 'start takes no hook: asked for one it starts, and nobody holds it'
    );
  });
  await machine.run();
  schedule.close();
  return why;
}
