import { expect, test } from 'vitest';
import { VirtualClock } from '../../../src/sim/clock.js';
import { gate } from '../../../src/sim/context.js';
import { nodeIdle } from '../../../src/sim/idle.js';
import { Machine } from '../../../src/sim/machine.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import { renderStep } from '../../../src/sim/trace.js';
import { ToyServer } from './toy-server.js';

/** A and B of two processes want one lock; the first dies when it has it. */
async function played(
  choices: readonly number[],
  befall = (machine: Machine, _wire: ToyServer['wire']) =>
    machine.process(0).kill()
) {
  const server = new ToyServer(() => 1);
  const machine = new Machine({
    clock: new VirtualClock(0),
    strategy: followChoices(choices),
    tickMs: 1,
    entropy: 1,
    stepsMax: 100,
    idle: nodeIdle(50),
    outside: server.wire,
  });
  const heard: string[] = [];
  const scripts = { A: ['lock x', 'unlock x'], B: ['lock x', 'unlock x'] };
  for (const [number, [name, lines]] of Object.entries(scripts).entries()) {
    const actor = machine.actor(name, number);
    const client = server.connect(machine.bystander('open', number));
    machine.spawn(actor, async () => {
      for (const line of lines) {
        const answer = await client.ask(line, actor);
        heard.push(`${name} ${answer}`);
        // Nothing is asked over a connection that has broken.
        if (answer === 'reset') return;
      }
    });
  }
  machine.spawn(machine.caller('N', -1), () =>
    gate({ kind: 'fault', name: 'crash', target: 'p0' }, () =>
      befall(machine, server.wire)
    )
  );
  const { kind } = await machine.run();
  return { kind, heard, trace: machine.trace.map(renderStep) };
}

test('a session of the dead ends, and who waited for it goes on', async () => {
  // A locks, B asks and waits, then A dies.
  const { kind, heard, trace } = await played([0, 1, 1]);
  expect(kind).toBe('quiet');
  expect(trace.findIndex((line) => line.startsWith('N crash'))).toBe(2);
  expect(heard).toEqual(['A locked', 'B locked', 'B ok']);
  expect(trace.slice(3).some((line) => line.startsWith('A'))).toBe(false);
});

test('what the dead had not sent never reaches the server', async () => {
  const { kind, heard, trace } = await played([2]);
  expect(kind).toBe('quiet');
  expect(trace[0]).toBe('N crash p0');
  expect(heard.every((line) => line.startsWith('B'))).toBe(true);
  expect(heard).toHaveLength(2);
});

test.each([
  ['request', 'A lock x -> never arrives'],
  ['reply', 'A lock x -> locked, never told'],
] as const)('a %s is lost once, and its session ends', async (part, line) => {
  let told = 0;
  const { heard, trace } = await played([2], (_machine, wire) =>
    wire.lose(0, part, () => told++)
  );
  expect(told).toBe(1);
  expect(trace.some((each) => each.replace(/\s+/g, ' ') === line)).toBe(true);
  expect(heard[0]).toBe('A reset');
  // Whatever the lost one had locked is free again.
  expect(heard).toContain('B locked');
});

test('a server that starts again keeps what it did, and no session', async () => {
  // A locks, B asks and waits, then the server starts again.
  const { kind, heard, trace } = await played([0, 1, 1], (_machine, wire) =>
    wire.breakAll()
  );
  expect(kind).toBe('quiet');
  expect(trace.findIndex((line) => line.startsWith('N crash'))).toBe(2);
  expect(heard).toEqual(['A locked', 'A reset', 'B reset']);
  // What A had parked by then is let go for nothing.
  expect(trace.slice(3).every((line) => line.includes('never'))).toBe(true);
});
