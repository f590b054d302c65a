import { VirtualClock } from '../../src/sim/clock.js';
import { type ActorContext, gate } from '../../src/sim/context.js';
import { nodeIdle } from '../../src/sim/idle.js';
import { Machine, type MachineOptions } from '../../src/sim/machine.js';
import { followChoices } from '../../src/sim/strategies/strategy.js';

/** A machine for toy programs; what a test is about it says itself. */
export function toyMachine(options: Partial<MachineOptions> = {}): Machine {
  return new Machine({
    clock: new VirtualClock(0),
    strategy: followChoices([]),
    tickMs: 1,
    entropy: 0,
    stepsMax: 1000,
    idle: nodeIdle(200),
    ...options,
  });
}

/** One gate, before nothing in particular. */
export function pass(name: string, target = 'x'): Promise<void> {
  return gate({ kind: 'call', name, target }, () => undefined);
}

/** Resolves when the machine fires the timer. */
export function sleep(
  machine: Machine,
  actor: ActorContext,
  delayMs: number
): Promise<void> {
  return new Promise((resolve) => {
    machine.setTimer(actor, { delayMs, repeats: false, callback: resolve });
  });
}

/** `A a1`, `B b1`, …: who passed which gate, in order. */
export function stepsOf({ trace }: Machine): string[] {
  return trace.map(({ actor, label }) => `${actor} ${label.name}`);
}

/** Actors A, B, … that pass so many gates each, in processes of their own. */
export function spawnWalkers(machine: Machine, gates: readonly number[]): void {
  gates.forEach((count, at) => {
    const name = 'ABCDEF'.charAt(at);
    machine.spawn(machine.actor(name, at), async () => {
      for (let number = 1; number <= count; number++) {
        await pass(`${name.toLowerCase()}${number}`, name);
      }
    });
  });
}
