import { describe, expect, it } from 'vitest';
import { inOtherProcess } from '../in-other-process.js';
import { fixture } from '../stories/command.js';

const LEDGER = JSON.stringify({
  name: 'my ledger',
  module: fixture('ledger.js'),
  dataDirOption: 'directory',
});

describe('check() and replay() of the package', () => {
  it('find what is broken in a World of one’s own, and play it again', async () => {
    const seen = await inOtherProcess(`
      import { check, replay } from 'worldproof';
      import { gatingCells } from 'worldproof/report';
      const report = await check({
        subjects: [${LEDGER}],
        schedules: 120,
        clauses: ['token.unique'],
      });
      const [cell] = gatingCells(report, { strict: false });
      const played = await replay(cell.divergences[0].token);
      console.log(JSON.stringify({
        subject: cell.subject, clause: cell.clause,
        again: played.diverges, told: played.story.length > 3,
      }));
    `);
    expect(seen).toEqual({
      subject: 'my ledger',
      clause: 'token.unique',
      again: true,
      told: true,
    });
  });

  it('refuses options that are none, each by its name', async () => {
    const seen = await inOtherProcess(`
      import { check, defineWorld, InputError } from 'worldproof';
      const mine = defineWorld(${LEDGER});
      const options = { subjects: [mine], schedulse: 3, workers: 'two' };
      const error = await check(options).catch((error) => error);
      console.log(JSON.stringify([InputError.is(error), error.message]));
    `);
    expect(seen).toEqual([
      true,
      'check: workers: Invalid input: expected number, received string; schedulse: unknown; did you mean schedules?',
    ]);
  });

  it('has a default for everything but what is to be tested', async () => {
    const seen = await inOtherProcess(`
      import { check } from 'worldproof';
      const abort = new AbortController();
      abort.abort();
      const { seed, subjects } = await check({ signal: abort.signal });
      console.log(JSON.stringify({ seed, subjects }));
    `);
    expect(seen).toEqual({ seed: '1', subjects: [] });
  });

  it('reject with errors that can be told apart, and report the others', async () => {
    const seen = await inOtherProcess(`
      import { check, InputError, replay, TokenError, UnknownNameError } from 'worldproof';
      const name = await check({ subjects: ['refrence'] }).catch((error) => error);
      const token = await replay('wp1:nothing').catch((error) => error);
      const { subjects } = await check({ subjects: ['./not-there.js'] });
      console.log(JSON.stringify([
        InputError.is(name), UnknownNameError.is(name), name.message,
        TokenError.is(token), subjects[0].errors[0].message,
      ]));
    `);
    expect(seen).toEqual([
      true,
      true,
      'there is no subject refrence; did you mean reference?',
      true,
      expect.stringMatching(/^there is no file .*not-there\.js$/),
    ]);
  });

  it('bring the checker and the reports by themselves', async () => {
    const seen = await inOtherProcess(`
      import { checkLinearizability } from 'worldproof/linearizability';
      import { FORMATS, ReportSchema } from 'worldproof/report';
      console.log(JSON.stringify([
        typeof checkLinearizability, Object.keys(FORMATS).includes('junit'),
        ReportSchema.safeParse({}).success,
      ]));
    `);
    expect(seen).toEqual(['function', true, false]);
  });
});
