import { describe, expect, it } from 'vitest';
import { askedScenarios } from '../../../src/explore/asked-scenarios.js';
import { WorldLaboratory } from '../../../src/explore/laboratory.js';
import { playAt, turnsOf } from '../../../src/explore/turns.js';
import { Host } from '../../../src/laboratory/host/host.js';
import { resolveSubject } from '../../../src/worlds/resolve.js';
import type { SubjectSpec } from '../../../src/worlds/subject.js';
import { GROUND } from '../../explore/hunt.js';

const newHost = () => new Host(new WorldLaboratory(GROUND));

type WorldHost = ReturnType<typeof newHost>;

/** What the first schedules of a mutant come to in a host. */
async function hunted(host: WorldHost, mutant: string, seed: string) {
  const spec = (await resolveSubject(`mutant:${mutant}`)) as SubjectSpec;
  const scenarios = ['race.claim-claim', 'duplicate.resume-id', 'random'];
  await host.answer({ kind: 'load', load: { spec, seed, scenarios } });
  const turns = turnsOf(askedScenarios({ scenarios }));
  const plays = Array.from({ length: 40 }, (_, index) => playAt(turns, index));
  return host.answer({ kind: 'batch', plays });
}

const UNIQUE = 'token.unique/select-then-insert';
const DEDUP = 'resume.dedup/any-payload';

describe('a host', () => {
  it('takes on one subject after the other, as a new one would', async () => {
    const used = newHost();
    const order = [
      [UNIQUE, '1'],
      [DEDUP, '1'],
      [UNIQUE, '2'],
      [UNIQUE, '1'],
    ] as const;
    const answers: unknown[] = [];
    for (const [mutant, seed] of order) {
      const answer = await hunted(used, mutant, seed);
      expect(answer).toEqual(await hunted(newHost(), mutant, seed));
      answers.push(answer);
    }
    expect(answers[3]).toEqual(answers[0]);
    expect(answers[2]).not.toEqual(answers[0]);
  });
});
