import { expect, test } from 'vitest';
import {
  type Altered,
  alteredFrom,
} from '../../../src/explore/field-test/altered.js';
import { freedomOf } from '../../../src/explore/field-test/free.js';
import {
  loadTheReference,
  playAll,
} from '../../../src/explore/field-test/play.js';
import { Sample } from '../../../src/explore/field-test/sample.js';
import { judge } from '../../../src/judge/judge.js';
import { randomStream } from '../../../src/sim/random.js';

const PATIENCE_MS = 600_000;

/** A row that frees what is wrong hides a judge that has gone blind to it. */
test(
  'no row of the table calls a refusal free that the judge rejects',
  async () => {
    const subject = await loadTheReference();
    const freed = new Sample<Altered>(1, randomStream('free', '7'));
    for await (const played of playAll(subject, { seed: '7' })) {
      for (const altered of alteredFrom(played)) {
        const { call, field, kind, from, to } = altered;
        const free = field.startsWith('outcome') && freedomOf(altered);
        if (!free) continue;
        const told = kind === 'accepted' ? kind : `${from} ${to}`;
        freed.add(`${free.why} ${call} ${told}`, altered);
      }
    }
    const rejected: string[] = [];
    let accepted = 0;
    for (const altered of freed.drawn()) {
      const history = await altered.history();
      if (!history) continue;
      const { broken } = judge(history, subject.contract);
      const { call, scenario, from, to } = altered;
      if (broken.size === 0) accepted++;
      else rejected.push(`${call} in ${scenario}: ${from} → ${to}`);
    }
    expect(rejected).toEqual([]);
    expect(accepted).toBeGreaterThan(30);
  },
  PATIENCE_MS
);
