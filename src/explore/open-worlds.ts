import { type ActorContext, runAs } from '../sim/context.js';
import type { OpenSchedule } from '../sim/open-schedule.js';
import { realImmediate } from '../sim/wire/real-timers.js';
import type { WorldApi } from '../worlds/contract/api.js';
import type { LoadedSubject } from '../worlds/subject.js';
import type { Plan } from './plan/plan.js';

/** Worlds that take their time to open are waited for in virtual time. */
export async function openWorlds(
  subject: LoadedSubject,
  plan: Plan,
  { machine, clock }: OpenSchedule
): Promise<readonly WorldApi[]> {
  const processes = 1 + Math.max(0, ...plan.actors.map((each) => each.process));
  const contexts: ActorContext[] = Array.from({ length: processes }, (_, at) =>
    machine.bystander(`open ${at}`, at)
  );
  const opening = subject.fresh({
    processes,
    nowMs: (process) => clock.nowOf(process),
    within: (process, body) => runAs(contexts[process] as ActorContext, body),
  });
  if (subject.outside || !(opening instanceof Promise)) return opening;
  let isOpen = false;
  machine.spawn(machine.bystander('open', 0), async () => {
    await opening.finally(() => {
      isOpen = true;
    });
  });
  // Modules that it imports come in their own time, timers when they are due.
  while (!isOpen) {
    if (machine.hasTimers) await machine.run();
    else await realTurn();
  }
  return opening;
}

function realTurn(): Promise<void> {
  return new Promise((resolve) => {
    realImmediate(resolve);
  });
}
