import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/sim/clock.js';
import { nodeIdle } from '../../../src/sim/idle.js';
import { Machine } from '../../../src/sim/machine.js';
import { followChoices } from '../../../src/sim/strategies/strategy.js';
import { renderStep } from '../../../src/sim/trace.js';
import { ServerLostError } from '../../../src/sim/wire/server-lost-error.js';
import { type Client, ToyServer } from './toy-server.js';

type Scripts = Readonly<Record<string, readonly string[]>>;

interface Played {
  readonly trace: readonly string[];
  readonly answers: Readonly<Record<string, string[]>>;
  readonly ending: string;
  readonly clients: Readonly<Record<string, Client>>;
}

interface Manner {
  readonly delay?: () => number;
  readonly holdsReplies?: boolean;
}

/** Each actor sends its lines one after the other, on a connection of its own. */
async function play(
  scripts: Scripts,
  choices: readonly number[],
  { delay = () => 1, holdsReplies }: Manner = {}
): Promise<Played> {
  const server = new ToyServer(delay);
  const machine = new Machine({
    clock: new VirtualClock(0),
    strategy: followChoices(choices),
    tickMs: 1,
    entropy: 1,
    stepsMax: 200,
    idle: nodeIdle(50),
    outside: server.wire,
    holdsReplies,
  });
  const answers: Record<string, string[]> = {};
  const clients: Record<string, Client> = {};
  for (const [name, lines] of Object.entries(scripts)) {
    const actor = machine.actor(name, 0);
    const client = server.connect(machine.bystander('open', 0));
    clients[name] = client;
    const heard: string[] = [];
    answers[name] = heard;
    machine.spawn(actor, async () => {
      for (const line of lines) heard.push(await client.ask(line, actor));
    });
  }
  const { kind } = await machine.run();
  return {
    trace: machine.trace.map(renderStep),
    answers,
    ending: kind,
    clients,
  };
}

describe('a wire', () => {
  it('lets one exchange go at a time, and hands its reply over in the same step', async () => {
    const { trace, ending } = await play(
      { A: ['get a', 'get b'], B: ['get c'] },
      [0, 1]
    );
    expect(ending).toBe('quiet');
    expect(trace).toEqual(['A get a -> ok', 'B get c -> ok', 'A get b -> ok']);
  });

  it('has others act between what the server did and its reply, where replies are apart', async () => {
    const { trace, answers } = await play(
      { A: ['lock x', 'unlock x'], B: ['get c', 'lock x'] },
      [0, 1, 0, 1, 0, 0, 0, 0],
      { holdsReplies: true }
    );
    expect(trace).toEqual([
      'A lock x',
      'B get c',
      'B answer to get c -> ok',
      'A answer to lock x -> locked',
      'A unlock x',
      'A answer to unlock x -> ok',
      'B lock x',
      'B answer to lock x -> locked',
    ]);
    expect(answers.B).toEqual(['ok', 'locked']);
  });

  it('finds a statement that waits for a lock by asking, and delivers its reply at a later step', async () => {
    const { trace, answers } = await play(
      { A: ['lock x', 'get a', 'unlock x'], B: ['lock x', 'unlock x'] },
      [0, 1, 0, 0, 1, 0]
    );
    expect(trace).toEqual([
      'A lock x -> locked',
      'B lock x -> waits',
      'A get a -> ok',
      'A unlock x -> ok',
      'B lock goes on x -> locked',
      'B unlock x -> ok',
    ]);
    expect(answers.B).toEqual(['locked', 'ok']);
  });

  it('reports a deadlock as the server does', async () => {
    const { answers, ending } = await play(
      {
        A: ['lock x', 'lock y', 'unlock y', 'unlock x'],
        B: ['lock y', 'lock x', 'unlock y'],
      },
      [0, 1, 1, 0]
    );
    expect(ending).toBe('quiet');
    expect([answers.A, answers.B].flat()).toContain('deadlock');
  });

  it('is hung where somebody waits for a lock that nobody gives back', async () => {
    const { ending } = await play({ A: ['lock x'], B: ['lock x'] }, []);
    expect(ending).toBe('hung');
  });

  it('makes a push a gate of its own, there as soon as its cause is answered', async () => {
    const { trace, clients } = await play(
      { A: ['notify x', 'get a'], B: ['listen', 'get b'] },
      [1, 0, 0, 0, 0],
      { delay: () => 3 }
    );
    expect(trace).toContain('listener 0 push !x');
    expect(clients.B?.pushes).toEqual(['!x']);
  });

  it('fails where the server goes away in the middle of an exchange', async () => {
    const died = await play({ A: ['die'] }, []).catch((error) => error);
    expect(ServerLostError.is(died)).toBe(true);
    expect(died.message).toBe(
      'Toy at nowhere closed the connection before it answered die'
    );
  });

  it('gives the same trace for the same choices, however slow the server is', async () => {
    const lines = fc.constantFrom(
      'lock x',
      'unlock x',
      'lock y',
      'unlock y',
      'get a',
      'notify n'
    );
    const script = fc.array(lines, { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.record({ A: script, B: script, C: script }),
        fc.array(fc.nat(5), { maxLength: 15 }),
        fc.infiniteStream(fc.integer({ min: 1, max: 4 })),
        fc.boolean(),
        async (scripts, choices, delays, holdsReplies) => {
          const heard = { ...scripts, D: ['listen'] };
          const slow = await play(heard, choices, {
            delay: () => delays.next().value ?? 1,
            holdsReplies,
          });
          const steady = await play(heard, choices, { holdsReplies });
          expect(slow.trace).toEqual(steady.trace);
          expect(slow.answers).toEqual(steady.answers);
        }
      ),
      { numRuns: 60 }
    );
  });
});
