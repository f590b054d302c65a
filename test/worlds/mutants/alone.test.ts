import { describe, expect, it } from 'vitest';
import { MUTANTS } from '../../../src/worlds/mutants/registry.js';
import { createStore } from '../../../src/worlds/reference/memory-store.js';
import type { ReferenceRules } from '../../../src/worlds/reference/rules.js';
import { Desk } from '../reference/desk.js';
import { STORIES, tell } from './stories.js';

/** What every story tells of a World with these rules. */
async function tellAll(rules: Partial<ReferenceRules>): Promise<string[]> {
  const told: string[] = [];
  for (const [name, story] of Object.entries(STORIES)) {
    const desk = new Desk(createStore(), { nowMs: 1_000_000 }, rules);
    const lines = await tell(desk, story);
    told.push(...lines.map((line, at) => `${name} ${at}: ${line}`));
  }
  return told;
}

describe('one caller alone', () => {
  it.each(
    MUTANTS.filter(({ visible }) => visible === 'alone').map((each) => [
      each.id,
      each,
    ])
  )('can tell %s from the reference', async (_id, mutant) => {
    expect(await tellAll(mutant.rules)).not.toEqual(await tellAll({}));
  });

  it.each(
    MUTANTS.filter(({ visible }) =>
      ['in a race', 'after a fault'].includes(visible)
    ).map((each) => [each.id, each])
  )('cannot tell %s from the reference', async (_id, mutant) => {
    expect(await tellAll(mutant.rules)).toEqual(await tellAll({}));
  });
});
