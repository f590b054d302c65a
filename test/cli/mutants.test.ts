import { describe, expect, it } from 'vitest';
import type {
  MutantResult,
  MutantsOptions,
} from '../../src/explore/mutants.js';
import { run } from './harness.js';

/** One mutant, with the schedules that each seed took; null: never found. */
function mutant(id: string, took: readonly (number | null)[]): MutantResult {
  const seeds = took.map((schedules, index) => ({
    seed: String(index + 1),
    found: schedules !== null,
    schedules: schedules ?? 2000,
  }));
  const found = seeds.some((one) => one.found);
  return { id, clause: 'token.unique', found, schedules: 0, seeds };
}

async function mutants(results: MutantResult[], ...argv: string[]) {
  return run(['mutants', ...argv], {
    kit: { mutants: async () => results },
  });
}

describe('the mutation score', () => {
  it('has schedules to first detection by mutant and over all', async () => {
    const ran = await mutants([
      mutant('forgets-release', [3, 1, 40]),
      mutant('loses-retention', [100, null, 1200]),
    ]);
    expect(ran.exitCode).toBe(0);
    expect(ran.stdout).toMatchInlineSnapshot(`
      "mutant             clause        seeds  median  worst
      ✔ forgets-release  token.unique  3/3    3       40
      ✔ loses-retention  token.unique  2/3    1,200   >2,000

      mutation score: 2/2 found, 1/2 by every seed
      schedules to first detection: median 70, worst >2,000
      fields: 9 of 9 changed fields rejected, 1 more are free by the contract
      "
    `);
  });

  it('exits 1 for a mutant that no seed found, and names it', async () => {
    const ran = await mutants([
      mutant('forgets-release', [3]),
      mutant('loses-retention', [null]),
    ]);
    expect(ran.exitCode).toBe(1);
    expect(ran.stdout).toContain('mutation score: 1/2 found');
    expect(ran.stdout).toContain('not found: loses-retention');
  });

  it('takes a mutant by the name that the score shows, or as a subject', async () => {
    const asked: MutantsOptions[] = [];
    const kit = {
      isListed: () => true,
      list: () => [{ id: 'mutant:token.unique/race', title: 'A race.' }],
      mutants: async (options: MutantsOptions) => {
        asked.push(options);
        return [mutant('token.unique/race', [1])];
      },
    };
    await run(['mutants', 'token.unique/race'], { kit });
    await run(['mutants', 'mutant:token.unique/race'], { kit });
    expect(asked.map(({ only }) => only)).toEqual([
      ['mutant:token.unique/race'],
      ['mutant:token.unique/race'],
    ]);
  });

  it('is not green when there was nothing to find', async () => {
    expect((await mutants([])).exitCode).toBe(2);
  });

  it('asks for the mutants, seeds and schedules that were named', async () => {
    const seen: MutantsOptions[] = [];
    const argv = ['forgets-release', '--seeds', 'a,b', '--schedules', '50'];
    const kit = {
      mutants: async (options: MutantsOptions) => {
        seen.push(options);
        return [];
      },
    };
    await run(['mutants', ...argv], { kit });
    await run(['mutants', ...argv, '--verbose'], { kit });
    const asked = {
      ...{ only: ['forgets-release'], seeds: ['a', 'b'], schedules: 50 },
    };
    // Nobody waits for tokens that are not shown.
    expect(seen).toMatchObject([
      { ...asked, withTokens: false },
      { ...asked, withTokens: true },
    ]);
  });
});
