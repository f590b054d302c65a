import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/model/call.js';
import type { ClauseId } from '../../src/model/clauses/registry.js';
import type { Response } from '../../src/model/response.js';
import { began, running, Story, verdictOf } from './history-builder.js';
import {
  byToken,
  cancel,
  claim,
  complete,
  conflict,
  create,
  created,
  createStep,
  dispose,
  EXISTS,
  fail,
  getRun,
  hook,
  joined,
  keyed,
  LOST,
  NO_HOOK,
  NO_RUN,
  refused,
  resume,
  run,
  start,
  startStep,
  UNEXPECTED,
} from './words.js';

/** The ways in which a call tells nothing about its effect. */
const UNANSWERED: Readonly<
  Record<string, (story: Story, call: Call) => Story>
> = {
  'a call that failed oddly': (story, call) =>
    story.call('X', call, UNEXPECTED),
  'a call whose connection broke': (story, call) => story.call('X', call, LOST),
  'a call that never answered': (story, call) => story.ask('X', call),
};

const owned = () => began('r1', 'r2').call('A', claim('r1', 'h1', 't1'));
const completed = run('r1', 'completed', 'V1');

/** A state, a call without an answer, and what may be read afterwards. */
const EITHER: readonly [string, () => Story, Call, Call, Response[]][] = [
  [
    'an end',
    () => began('r1'),
    complete('r1', 'V1'),
    getRun('r1'),
    [completed, running('r1')],
  ],
  [
    'a creation',
    () => new Story(),
    create('r1'),
    getRun('r1'),
    [run('r1', 'pending'), NO_RUN],
  ],
  [
    'a claim',
    () => began('r1'),
    claim('r1', 'h1', 't1'),
    byToken('t1'),
    [hook('h1', 'r1', 't1'), NO_HOOK],
  ],
  [
    'a disposal',
    owned,
    dispose('r1', 'h1'),
    resume('r1', 'h1', 'P1'),
    [{ ok: true }, NO_HOOK],
  ],
  [
    'a keyed start',
    () => new Story(),
    keyed('k1', 'r1'),
    keyed('k1', 'r2'),
    [joined('r1'), created('r2')],
  ],
  [
    'an end of the owner',
    owned,
    complete('r1', 'V1'),
    claim('r2', 'h2', 't1'),
    [{ ok: true }, conflict('r1')],
  ],
];

/** What a call that failed oddly breaks by that alone. */
const blameOf = (story: Story, call: Call): readonly ClauseId[] => {
  const failed = story.history.operations.some(
    ({ response }) =>
      response?.ok === false && response.refusal === 'unexpected'
  );
  if (!failed) return [];
  if (call.kind === 'createRun') return ['run.creatable'];
  return [call.kind === 'keyedStart' ? 'admission.atomic' : 'call.served'];
};

describe.each(Object.entries(UNANSWERED))('%s', (_title, leave) => {
  it.each(EITHER)(
    'may have taken effect, or not: %s',
    (_name, begin, call, question, responses) => {
      for (const response of responses) {
        const story = leave(begin(), call).call('B', question, response);
        const broken = blameOf(story, call);
        expect(verdictOf(story)).toMatchObject({ broken, unknown: false });
      }
    }
  );

  it('may take effect later', () => {
    const call = complete('r1', 'V1');
    const story = leave(began('r1'), call)
      .call('B', getRun('r1'), running('r1'))
      .call('B', getRun('r1'), completed);
    expect(verdictOf(story).broken).toEqual(blameOf(story, call));
  });

  it('takes effect no more once all is quiet', () => {
    const story = leave(began('r1'), complete('r1', 'V1'))
      .sees(getRun('r1'), running('r1'))
      .sees(getRun('r1'), completed);
    expect(verdictOf(story).doubts).toEqual([
      'run.terminal-once | run.end-releases',
    ]);
  });

  it('does nothing that breaks a rule', () => {
    const taken = leave(owned(), claim('r2', 'h2', 't1')).sees(
      byToken('t1'),
      hook('h2', 'r2', 't1')
    );
    expect(verdictOf(taken).broken).toContain('token.unique');
    const overwritten = leave(
      began('r1').call('A', complete('r1', 'V1')),
      cancel('r1')
    ).sees(getRun('r1'), run('r1', 'cancelled'));
    expect(verdictOf(overwritten).broken).toContain('run.status-final');
  });

  it('does one thing, not both', () => {
    const call = complete('r1', 'V1');
    const story = leave(began('r1'), call)
      .wait(1)
      .call('B', getRun('r1'), completed)
      .call('B', cancel('r1'));
    const blame = blameOf(story, call);
    expect(verdictOf(story).broken).toEqual(['run.terminal-once', ...blame]);
  });
});

describe('the log of what nobody answered', () => {
  const CLAIMED = ['run_created', 'run_started', 'hook_created h1 t1'] as const;
  const P1 = resume('r1', 'h1', 'P1');

  it('may hold the event or not', () => {
    const story = () => owned().call('B', P1, LOST);
    const without = story().logs('r1', ...CLAIMED);
    const withEvent = story().logs('r1', ...CLAIMED, 'hook_received h1 P1');
    expect(verdictOf(without).broken).toEqual([]);
    expect(verdictOf(withEvent).broken).toEqual([]);
  });

  it('holds no more events than calls', () => {
    const story = owned()
      .call('B', P1, LOST)
      .call('B', P1)
      .logs(
        'r1',
        ...CLAIMED,
        'hook_received h1 P1',
        'hook_received h1 P1',
        'hook_received h1 P1'
      );
    expect(verdictOf(story).broken).toEqual(['resume.accepted-durable']);
  });

  it('is no excuse for an event behind the end', () => {
    const story = owned()
      .call('A', complete('r1', 'V1'))
      .call('B', P1, LOST)
      .logs('r1', ...CLAIMED, 'run_completed V1', 'hook_received h1 P1');
    expect(verdictOf(story).broken).toEqual([
      'run.terminal-is-last',
      'resume.live-only',
    ]);
  });
});

describe('an odd error', () => {
  it('is no answer, neither to a write nor to a read', () => {
    const write = began('r1').call('A', claim('r1', 'h1', 't1'), UNEXPECTED);
    expect(verdictOf(write).broken).toEqual(['call.served']);
    const read = began('r1').call('A', getRun('r1'), UNEXPECTED);
    expect(verdictOf(read).broken).toEqual(['read.usable']);
  });

  it('differs from a refusal, which says that nothing was done', () => {
    const story = began('r1')
      .call('A', claim('r1', 'h1', 't1'), refused('too-early'))
      .sees(byToken('t1'), hook('h1', 'r1', 't1'));
    expect(verdictOf(story).broken).toEqual([
      'token.unique',
      'token.conflict-justified',
    ]);
  });

  it('leaves the retry to be told that its claim exists', () => {
    const story = began('r1')
      .call('A', claim('r1', 'h1', 't1'), LOST)
      .call('A', claim('r1', 'h1', 't1'), EXISTS)
      .sees(byToken('t1'), hook('h1', 'r1', 't1'));
    expect(verdictOf(story).broken).toEqual([]);
  });
});

describe('a call for a run that is being created', () => {
  const reopened = () =>
    new Story()
      .ask('A', create('r1'))
      .ask('C', complete('r1', 'V1'))
      .answer('A')
      .ask('A', start('r1'))
      .answer('C')
      .answer('A')
      .sees(getRun('r1'), running('r1'));

  it('took effect once the run was there: run.exists is not at stake', () => {
    const { broken, doubts } = verdictOf(reopened());
    expect(broken).toEqual([]);
    // It was answered and not done, or the start undid it.
    expect(doubts).toEqual(['run.end-releases | run.start-after-terminal']);
  });

  it('breaks run.exists where it was answered before the creation began', () => {
    const early = new Story()
      .call('C', complete('r1', 'V1'))
      .call('A', create('r1'))
      .sees(getRun('r1'), run('r1', 'pending'));
    expect([...verdictOf(early).broken]).toContain('run.exists');
  });

  it('may be a read that finds nothing, as others do later', () => {
    const early = new Story()
      .ask('A', create('r1'))
      .call('B', claim('r1', 'h1', 't1'), NO_RUN)
      .call('C', { kind: 'listHooks', run: 'r1' }, { ok: true, hooks: [] })
      .call('D', { kind: 'listRuns' }, { ok: true, runs: [] })
      .answer('A')
      .sees(getRun('r1'), run('r1', 'pending'));
    expect([...verdictOf(early).broken]).toEqual([]);
  });

  it('is not told that the run is missing once another was accepted', () => {
    const story = new Story()
      .ask('D', create('r1'))
      .call('C', claim('r1', 'h1', 't1'))
      .call('B', complete('r1', 'V1'), NO_RUN)
      .answer('D')
      .sees(getRun('r1'), run('r1', 'pending'));
    expect([...verdictOf(story).broken]).toEqual(['run.exists']);
  });

  it('preceded it where the log says so, whatever was read later', () => {
    const story = new Story()
      .ask('A', create('r1'))
      .call('B', cancel('r1'))
      .answer('A')
      .call('A', start('r1'))
      .sees(getRun('r1'), running('r1'))
      .logs('r1', 'run_cancelled', 'run_created', 'run_started');
    const broken = [...verdictOf(story).broken];
    expect(broken).toContain('run.exists');
    expect(broken).not.toContain('run.start-after-terminal');
    expect(broken).not.toContain('run.end-releases');
  });
});

describe('an end that overwrites an end', () => {
  const twice = () =>
    began('r1')
      .call('A', complete('r1', 'A1'))
      .sees(getRun('r1'), run('r1', 'completed', 'A1'))
      .call('B', complete('r1', 'B1'));

  it('breaks result.stable where the first result was read', () => {
    const story = twice().sees(getRun('r1'), run('r1', 'completed', 'B1'));
    const broken = [...verdictOf(story).broken].sort();
    expect(broken).toEqual(['result.stable', 'run.terminal-once']);
  });

  it('leaves the result alone where it did not show', () => {
    const story = twice().sees(getRun('r1'), run('r1', 'completed', 'A1'));
    expect([...verdictOf(story).broken]).toEqual(['run.terminal-once']);
  });
});

describe('a conflict of a claim that nobody rivals', () => {
  it('is a conflict with itself, though its run has ended', () => {
    const story = owned()
      .call('A', complete('r1', 'V1'))
      .call('A', claim('r1', 'h1', 't1'), conflict('r1'));
    expect([...verdictOf(story).broken]).toContain('token.claim-idempotent');
    const { broken } = verdictOf(story);
    expect([...broken]).not.toContain('token.released-at-terminal');
  });
});

describe('many calls that failed oddly, one after the other', () => {
  const NAMES = Array.from({ length: 18 }, (_, at) => `s${at}`);
  const failed = () =>
    NAMES.reduce(
      (story, step) => story.call('X', startStep('r1', step), UNEXPECTED),
      began('r1')
    );

  it('are decided within the budget, though each may yet be done', () => {
    const { broken, doubts, unknown } = verdictOf(
      failed()
        .call('A', createStep('r1', 's1'))
        .call('A', complete('r1', 'V1'))
        .call('A', fail('r1', 'V2'))
    );
    expect({ doubts, unknown }).toEqual({ doubts: [], unknown: false });
    expect([...broken]).toContain('run.terminal-once');
  });
});
