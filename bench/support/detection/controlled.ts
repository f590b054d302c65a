import type { Tally } from '../../../src/explore/messages.js';
import type { SubjectSpec } from '../../../src/worlds/subject.js';
import { fromBuild } from '../kit.js';
import { CountedHost } from './counted-host.js';
import type { Counts } from './records.js';

const BATCH = 25;

export interface ControlledOptions {
  readonly script: string;
  readonly spec: SubjectSpec;
  readonly token: string;
  readonly tries: number;
}

/** The calls of a token and nothing else, in orders that strategies draw. */
export async function controlled(options: ControlledOptions): Promise<Counts> {
  const { script, spec, token, tries } = options;
  const { likenessOf } = await fromBuild('src/explore/likeness');
  const like = likenessOf(token);
  const load = { spec, seed: 'bench', scenarios: [], like };
  const host = new CountedHost(script, load);
  try {
    await host.load();
    const loadedMs = host.cpuMs;
    let [hits, schedules] = [0, 0];
    for (let from = 0; from < tries; from += BATCH) {
      const plays = Array.from({ length: BATCH }, (_, at) => {
        const number = from + at;
        const { scenario } = like;
        return { index: number, scenario, number, isTwice: false };
      });
      const tally = await host.ask<Tally>({ kind: 'batch', plays });
      hits += tally?.violations[like.clause] ?? 0;
      schedules += tally?.schedules ?? 0;
    }
    return { tries: schedules, hits, cpuMs: host.cpuMs - loadedMs };
  } finally {
    host.close();
  }
}
