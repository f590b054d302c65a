import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.js';
import type { History } from '../../src/model/history.js';
import {
  began,
  EVERYTHING,
  running,
  Story,
  verdictOf,
} from './history-builder.js';
import { STORIES } from './stories/index.js';
import {
  byToken,
  cancel,
  claim,
  complete,
  conflict,
  createStep,
  dispose,
  EXISTS,
  getHook,
  getRun,
  hook,
  hooks,
  listHooks,
  NO_HOOK,
  resume,
  run,
  set,
  start,
} from './words.js';

const STARTED = ['run_created', 'run_started'] as const;
const CLAIMED = [...STARTED, 'hook_created h1 t1'] as const;
const owned = () => began('r1', 'r2').call('A', claim('r1', 'h1', 't1'));

describe('the smallest relaxation', () => {
  it('blames one bug, though other sets would do as well', () => {
    // Without token.unique the lost owner takes a dozen excuses.
    const story = owned()
      .call('B', claim('r2', 'h2', 't1'))
      .call('B', byToken('t1'), hook('h2', 'r2', 't1'))
      .call('B', getHook('h1'), hook('h1', 'r1', 't1'))
      .call('B', resume('r1', 'h1', 'P1'))
      .call('B', resume('r2', 'h2', 'P2'));
    expect(verdictOf(story).broken).toEqual(['token.unique']);
  });

  it('blames one rule for many symptoms of it', () => {
    const story = owned()
      .call('B', byToken('t1'), NO_HOOK)
      .call('B', getHook('h1'), NO_HOOK)
      .call('B', resume('r1', 'h1', 'P1'), NO_HOOK);
    expect(verdictOf(story).broken).toEqual(['owner.resolvable']);
  });

  it('finds no fault where some order explains it all', () => {
    const story = owned()
      .ask('A', complete('r1', 'V1'))
      .call('B', claim('r2', 'h2', 't1'))
      .ask('C', claim('r2', 'h3', 't1'))
      .call('B', dispose('r2', 'h2'))
      .answer('C')
      .answer('A');
    expect(verdictOf(story).broken).toEqual([]);
  });
});

describe('two bugs in one history', () => {
  it('are both told, on runs that share nothing', () => {
    const story = began('r1', 'r2')
      .call('A', claim('r1', 'h1', 't1'))
      .call('B', createStep('r2', 's1'))
      .call('A', byToken('t1'), NO_HOOK)
      .call('B', createStep('r2', 's1'));
    expect(verdictOf(story).broken).toEqual([
      'step.created-once',
      'owner.resolvable',
    ]);
  });

  it('are both told, on one run', () => {
    const story = owned()
      .call('A', claim('r2', 'h2', 't1'), conflict('r2'))
      .call('A', complete('r1', 'V1'))
      .call('A', start('r1'));
    expect(verdictOf(story).broken).toEqual([
      'token.conflict-names-owner',
      'run.start-after-terminal',
    ]);
  });

  it('are both told, where the log shows one and the answers the other', () => {
    const story = owned()
      .call('B', resume('r1', 'h1', 'P1'))
      .call('B', listHooks('r1'), hooks())
      .logs('r1', ...CLAIMED);
    expect(verdictOf(story).broken).toEqual([
      'resume.accepted-durable',
      'read.fresh',
    ]);
  });

  it('are all told, be there three', () => {
    const story = owned()
      .call('A', set('r1', ['$a', '1']))
      .call('B', createStep('r2', 's1'))
      .call('B', createStep('r2', 's1'))
      .call('B', claim('r2', 'h2', 't1'));
    expect(verdictOf(story).broken).toEqual([
      'token.unique',
      'step.created-once',
      'attributes.merge',
    ]);
  });

  it('do not hide behind what the log has proven', () => {
    const story = owned()
      .call('A', complete('r1', 'V1'))
      .call('B', resume('r1', 'h1', 'P1'))
      .call('B', byToken('t1'), hook('h1', 'r1', 't1'))
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
      .logs('r1', ...CLAIMED, 'run_completed V1', 'hook_received h1 P1');
    expect(verdictOf(story).broken).toEqual([
      'run.terminal-is-last',
      'resume.live-only',
      'token.released-at-terminal',
    ]);
  });
});

describe('two smallest sets', () => {
  const doubted = (story: Story) => {
    const { broken, doubts, unknown } = verdictOf(story);
    return { broken, doubts, unknown };
  };

  it('are both said where a former owner is named', () => {
    const story = began('r1', 'r2', 'r3')
      .call('A', claim('r1', 'h1', 't1'))
      .call('A', dispose('r1', 'h1'))
      .ask('C', claim('r3', 'h3', 't1'))
      .call('B', claim('r2', 'h2', 't1'))
      .answer('C', conflict('r1'));
    expect(doubted(story)).toEqual({
      broken: [],
      doubts: ['token.conflict-names-owner | token.released-on-dispose'],
      unknown: false,
    });
  });

  it('are both said where a single claim is told that it exists', () => {
    const story = began('r1').call('A', claim('r1', 'h1', 't1'), EXISTS);
    expect(doubted(story)).toEqual({
      broken: [],
      doubts: ['token.conflict-justified | token.claim-idempotent'],
      unknown: false,
    });
  });

  it('leave what is in both beyond doubt', () => {
    const story = began('r1')
      .call('B', createStep('r1', 's1'))
      .call('B', createStep('r1', 's1'))
      .call('A', claim('r1', 'h1', 't1'), EXISTS);
    expect(doubted(story)).toEqual({
      broken: ['step.created-once'],
      doubts: ['token.conflict-justified | token.claim-idempotent'],
      unknown: false,
    });
  });

  it('leave their clauses undecided, each with where it would have shown', () => {
    const { history } = began('r1').call('A', claim('r1', 'h1', 't1'), EXISTS);
    const { undecided, exercised, witnesses } = judge(history, EVERYTHING);
    for (const clause of [
      'token.conflict-justified',
      'token.claim-idempotent',
    ] as const) {
      expect(undecided).toContain(clause);
      expect(exercised).not.toContain(clause);
      expect(witnesses.get(clause)).toBe('A: createHook');
    }
  });

  it('are no doubt where a run that is not there explains more', () => {
    // Of a run that was there nobody says that it was not.
    const story = began('r1').call('A', complete('r1')).call('A', start('r1'));
    expect(doubted(story).doubts).toEqual([]);
  });
});

describe('what a log has proven', () => {
  const twiceEnded = () =>
    began('r1', 'r2')
      .call('A', complete('r1', 'V1'))
      .call('B', cancel('r1'))
      .sees(getRun('r1'), run('r1', 'completed', 'V1'))
      .logs('r1', ...STARTED, 'run_completed V1', 'run_cancelled');

  it('does not hide that another clause broke', () => {
    expect(verdictOf(twiceEnded()).broken).toContain('run.terminal-once');
    const story = twiceEnded()
      .call('A', createStep('r2', 's1'))
      .call('A', createStep('r2', 's1'));
    expect(verdictOf(story).broken).toEqual(
      expect.arrayContaining(['run.terminal-once', 'step.created-once'])
    );
  });

  it('excuses nothing of another run', () => {
    // What r2 shows has two explanations; that the first is proven of r1 does
    // not make it the true one of r2.
    const odd = (story: Story) =>
      story
        .ask('X', complete('r2', 'V1'))
        .call('B', getRun('r2'), running('r2'))
        .answer('X')
        .call('B', getRun('r2'), running('r2'));
    const alone = verdictOf(odd(began('r1', 'r2')));
    const beside = verdictOf(odd(twiceEnded()));
    expect(beside.broken).toEqual(
      expect.arrayContaining([...alone.broken, 'run.terminal-once'])
    );
    expect(beside.doubts).toEqual(expect.arrayContaining([...alone.doubts]));
  });
});

describe('a set that the budget does not decide', () => {
  /** Calls at once that leave many orders, and a claim that comes twice. */
  const crowded = () => {
    const story = began('r1');
    const actors = ['P', 'Q', 'R', 'S', 'T'];
    for (const [at, actor] of actors.entries()) {
      story.ask(actor, set('r1', [`k${at}`, '1']));
    }
    for (const actor of actors) story.answer(actor);
    return story
      .call('A', createStep('r1', 's1'))
      .call('A', createStep('r1', 's1'));
  };

  it('does not keep a larger one from being found', () => {
    const { history } = crowded();
    const ample = judge(history, EVERYTHING);
    expect([...ample.broken]).toEqual(['step.created-once']);
    const budgets = Array.from({ length: 60 }, (_, at) => 5 + at * 3);
    const scant = budgets.map((budget) =>
      judge(history, EVERYTHING, { budget })
    );
    const open = scant.filter(({ unknown }) => unknown);
    expect(open.some(({ doubts }) => doubts.length > 0)).toBe(true);
    for (const { broken, doubts, unknown } of scant) {
      if (!unknown) expect([...broken]).toEqual(['step.created-once']);
      else expect([...broken]).toEqual([]);
      for (const { oneOf, undecided } of doubts) {
        expect(oneOf).toEqual([['step.created-once']]);
        expect(undecided).toContainEqual([]);
      }
    }
  });
});

/** The same with other names for its runs, hooks and tokens, and what is made of them. */
function renamed(history: History): History {
  const text = JSON.stringify(history).replaceAll(
    /\b([rhts])(\d)\b/g,
    (_all, kind, digit) => `${kind}${9 - Number(digit)}`
  );
  return JSON.parse(text);
}

describe('a judgement', () => {
  it('is the same each time', () => {
    for (const { story } of STORIES) {
      const [first, second] = [story, story].map((each) => {
        const { broken, exercised, witnesses, unknown } = judge(
          each.history,
          EVERYTHING
        );
        return [[...broken], [...exercised], [...witnesses], unknown];
      });
      expect(second).toEqual(first);
    }
  });

  it('does not depend on names', () => {
    for (const { story, title } of STORIES) {
      const history = renamed(story.history);
      expect(verdictOf({ history }).broken, title).toEqual(
        verdictOf(story).broken
      );
    }
  });

  it('names a witness for each broken clause, and for no other', () => {
    for (const { story } of STORIES) {
      const { broken, doubts, witnesses } = judge(story.history, EVERYTHING);
      expect(doubts).toEqual([]);
      expect([...witnesses.keys()].sort()).toEqual([...broken].sort());
    }
  });

  it('counts what is broken as exercised', () => {
    for (const { story } of STORIES) {
      const { broken, exercised } = verdictOf(story);
      expect(exercised).toEqual(expect.arrayContaining([...broken]));
    }
  });

  it('leaves a history undecided when the budget is spent', () => {
    const { history } = owned().call('B', getRun('r1'), running('r1'));
    const judgement = judge(history, EVERYTHING, { budget: 3 });
    expect(judgement.unknown).toBe(true);
    expect([...judgement.broken]).toEqual([]);
  });

  it('keeps what the log proves when the budget is spent', () => {
    const { history } = owned()
      .call('B', resume('r1', 'h1', 'P1'))
      .logs('r1', ...CLAIMED);
    const judgement = judge(history, EVERYTHING, { budget: 3 });
    expect(judgement.unknown).toBe(true);
    expect([...judgement.broken]).toEqual(['resume.accepted-durable']);
  });

  it('finds nothing in an empty history', () => {
    const { broken, exercised, unknown } = verdictOf(new Story());
    expect({ broken, exercised, unknown }).toEqual({
      broken: [],
      exercised: [],
      unknown: false,
    });
  });
});
