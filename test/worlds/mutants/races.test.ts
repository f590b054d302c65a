import { describe, expect, it } from 'vitest';
import type { Mutant } from '../../../src/worlds/mutants/registry.js';
import { MUTANTS } from '../../../src/worlds/mutants/registry.js';
import { createStore } from '../../../src/worlds/reference/memory-store.js';
import type { ReferenceRules } from '../../../src/worlds/reference/rules.js';
import { Desk } from '../reference/desk.js';
import { Shuffle } from '../reference/shuffle.js';
import { RACES, type Race } from './races.js';
import { NEVER, orNever, render } from './stories.js';

const SEEDS = 60;

async function run(
  race: Race,
  rules: Partial<ReferenceRules>,
  seed: number
): Promise<string> {
  const store = createStore();
  const clock = { nowMs: 1_000_000 };
  const first = new Desk(store, clock, rules);
  await race.setup(first);
  const answers = await new Shuffle(seed).race(
    race.callers.map((caller) => {
      const desk = new Desk(store, clock, rules);
      return () => render(caller(desk));
    })
  );
  const after = await render(race.observe(first));
  return [...answers, after].join('\n');
}

const once = (race: Race, rules: Partial<ReferenceRules>, seed: number) =>
  orNever(run(race, rules, seed), () => NEVER);

/** Everything that the race can come to, as far as the seeds show. */
async function outcomes(race: Race): Promise<Set<string>> {
  const found = new Set<string>();
  for (let seed = 0; seed < SEEDS; seed++) {
    found.add(await once(race, {}, seed));
  }
  return found;
}

const allowed = new Map<string, Promise<Set<string>>>();

function allowedOf(name: string, race: Race): Promise<Set<string>> {
  const known = allowed.get(name) ?? outcomes(race);
  allowed.set(name, known);
  return known;
}

/** The first race that ends as it never does on the reference World. */
async function tellingRace({ rules }: Mutant): Promise<string | undefined> {
  for (let seed = 0; seed < SEEDS; seed++) {
    for (const [name, race] of Object.entries(RACES)) {
      const expected = await allowedOf(name, race);
      if (!expected.has(await once(race, rules, seed))) return name;
    }
  }
  return undefined;
}

describe('a race', () => {
  it.each(
    MUTANTS.filter(({ visible }) => visible === 'in a race').map((each) => [
      each.id,
      each,
    ])
  )('tells %s from the reference', async (_id, mutant) => {
    expect(await tellingRace(mutant)).toBeDefined();
  });
});
