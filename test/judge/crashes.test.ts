import { describe, expect, it } from 'vitest';
import { began, running, Story, verdictOf } from './history-builder.js';
import { logOf } from './log-text.js';
import {
  byToken,
  cancel,
  claim,
  complete,
  completeWait,
  conflict,
  create,
  createStep,
  createWait,
  EXISTS,
  EXPIRED,
  getHook,
  getRun,
  hook,
  NO_HOOK,
  NO_RUN,
  resume,
  run,
  set,
} from './words.js';

const CLAIM = claim('r1', 'h1', 't1');
const WANTED = claim('r2', 'h2', 't1');
const END = complete('r1', 'V1');
const H1 = hook('h1', 'r1', 't1');
const H2 = hook('h2', 'r2', 't1');
const COMPLETED = run('r1', 'completed', 'V1');

const CLAIMED = ['run_created', 'run_started', 'hook_created h1 t1'] as const;

/** With the event of a resume before that of another. */
const LOGGED = [
  ...CLAIMED,
  'hook_received h1 A1 i1',
  'hook_received h1 B1',
] as const;

const two = () => began('r1', 'r2');
const owned = () => two().call('A', CLAIM);

const all = (story: Story) => {
  const verdict = verdictOf(story);
  return [...verdict.broken, ...verdict.doubts];
};

describe('attributes that were cut short', () => {
  const SET = set('r1', ['stage', 'A1']);
  const seen = (attributes: Record<string, string>) => ({
    ok: true as const,
    run: { run: 'r1', status: 'running' as const, attributes },
  });

  it('may be refused as set already, once their first attempt has come', () => {
    const story = began('r1')
      .dies('A', SET)
      .retries('A', EXISTS)
      .logs('r1', 'run_created', 'run_started', 'attr_set stage=A1')
      .sees(getRun('r1'), seen({ stage: 'A1' }));
    expect(all(story)).toEqual([]);
  });

  it('and are in no log do not converge', () => {
    const story = began('r1')
      .dies('A', SET)
      .logs('r1', 'run_created', 'run_started')
      .sees(getRun('r1'), seen({ stage: 'A1' }));
    expect(all(story)).toEqual(['recovery.converges']);
  });

  it('answer for no race that others lost beside them', () => {
    // B and C were let change one key at once, and the log has them the other
    // way round: that is so whether anybody dies or not.
    const raced = (story: Story) =>
      story
        .ask('B', set('r1', ['stage', 'B1']))
        .ask('C', set('r1', ['stage', 'C1']))
        .answer('B')
        .answer('C')
        .logs(
          'r1',
          'run_created',
          'run_started',
          'attr_set stage=B1',
          'attr_set stage=C1'
        )
        .sees(getRun('r1'), seen({ stage: 'B1' }));
    expect(all(raced(began('r1')))).toEqual(['run.entity-matches-log']);
    for (const call of [set('r1', ['owner', 'A1']), getRun('r1'), END]) {
      const story = raced(began('r1').dies('A', call));
      expect(all(story)).toEqual(['run.entity-matches-log']);
    }
  });

  it('are refused so by nobody who asks for them first', () => {
    const story = began('r1')
      .call('A', SET, EXISTS)
      .sees(getRun('r1'), seen({}));
    expect(all(story)).not.toEqual([]);
  });
});

describe('a wait whose creation was cut short', () => {
  it('and that can be completed without having been created does not converge', () => {
    const wait = createWait('r1', 'w1');
    const story = began('r1')
      .dies('A', wait)
      .retries('A', EXISTS)
      .call('A', completeWait('r1', 'w1'))
      .logs('r1', 'run_created', 'run_started', 'wait_completed w1')
      .sees(getRun('r1'), running('r1'));
    expect(all(story)).toEqual(['recovery.converges']);
  });
});

describe('a creation that was cut short', () => {
  it('and left a run without its event does not converge, whatever starts it', () => {
    const story = new Story()
      .dies('A', create('r1'))
      .retries('A', EXISTS)
      .call('A', { kind: 'startRun', run: 'r1' })
      .logs('r1', 'run_started')
      .sees(getRun('r1'), running('r1'));
    expect(all(story)).toContain('recovery.converges');
    expect(all(story)).not.toContain('run.exists');
  });
});

describe('a second creation that was cut short before it did anything', () => {
  it('and is taken when it is repeated is a second creation, in any order', () => {
    const rest = ['run_created', 'run_cancelled', 'run_created'] as const;
    for (let first = 0; first < rest.length; first++) {
      const story = new Story()
        .call('S', create('r1'))
        .call('C', cancel('r1'))
        .dies('A', create('r1'))
        .retries('A')
        .logs('r1', ...rest.slice(first), ...rest.slice(0, first))
        .sees(getRun('r1'), run('r1', 'cancelled'));
      expect(all(story)).toContain('run.created-once');
      expect(all(story)).not.toContain('crash.retry-converges');
    }
  });
});

describe('a start that was cut short of a run that nobody created', () => {
  it('and is taken when it is repeated has nothing to do with the death', () => {
    const story = new Story()
      .dies('A', { kind: 'startRun', run: 'r1' })
      .retries('A')
      .logs('r1', 'run_started')
      .sees(getRun('r1'), NO_RUN);
    expect(all(story)).toContain('run.exists');
    expect(all(story)).not.toContain('recovery.converges');
  });
});

describe('a call that was cut short', () => {
  it('may have taken effect, or not', () => {
    for (const seen of [COMPLETED, running('r1')]) {
      const story = two().dies('A', END).sees(getRun('r1'), seen);
      expect(all(story)).toEqual([]);
    }
  });

  it('takes no effect once its process is gone', () => {
    const story = two()
      .dies('A', END)
      .call('B', getRun('r1'), running('r1'))
      .call('B', getRun('r1'), COMPLETED);
    expect(all(story)).not.toEqual([]);
  });

  it('may be seen while its process is alive', () => {
    const story = two()
      .ask('A', END)
      .call('B', getRun('r1'), running('r1'))
      .call('B', getRun('r1'), COMPLETED)
      .crash()
      .restart()
      .sees(getRun('r1'), COMPLETED);
    expect(all(story)).toEqual([]);
  });

  it('that reads has shown nothing', () => {
    const story = two()
      .dies('A', getRun('r1'))
      .sees(getRun('r1'), running('r1'));
    expect(all(story)).toEqual([]);
  });
});

describe('a repetition', () => {
  it('is told of what the first attempt has done', () => {
    for (const seen of [EXISTS, EXPIRED]) {
      const story = owned()
        .dies('A', END)
        .retries('A', seen)
        .sees(getRun('r1'), COMPLETED)
        .sees(byToken('t1'), NO_HOOK);
      expect(all(story)).toEqual([]);
    }
  });

  it('does what the first attempt has not done', () => {
    const story = owned()
      .dies('A', END)
      .call('B', getRun('r1'), running('r1'))
      .retries('A')
      .sees(getRun('r1'), COMPLETED)
      .sees(byToken('t1'), NO_HOOK);
    expect(all(story)).toEqual([]);
  });

  it('may be accepted though it is done already', () => {
    const story = owned()
      .dies('A', END)
      .call('B', getRun('r1'), COMPLETED)
      .retries('A')
      .sees(getRun('r1'), COMPLETED);
    expect(all(story)).toEqual([]);
  });

  it('goes on where the first attempt was cut short', () => {
    const story = two()
      .dies('A', CLAIM)
      .call('B', WANTED, conflict('r1'))
      .call('B', byToken('t1'), NO_HOOK)
      .retries('A', { ok: true })
      .sees(byToken('t1'), H1);
    expect(all(story)).toEqual([]);
  });

  it('may mend what the first has left though it is refused', () => {
    const story = two()
      .dies('A', CLAIM)
      .call('B', byToken('t1'), NO_HOOK)
      .retries('A', EXISTS)
      .sees(byToken('t1'), H1);
    expect(all(story)).toEqual([]);
  });

  it('may be cut short as well', () => {
    const story = two()
      .dies('A', CLAIM)
      .asksAgain('A')
      .crash()
      .restart()
      .retries('A', EXISTS)
      .sees(byToken('t1'), H1);
    expect(all(story)).toEqual([]);
  });

  it('finds its token taken by another', () => {
    const story = two()
      .dies('A', CLAIM)
      .call('B', WANTED)
      .retries('A', conflict('r2'))
      .sees(byToken('t1'), H2);
    expect(all(story)).toEqual([]);
  });

  it('of a call without a name is a call of its own', () => {
    const P1 = resume('r1', 'h1', 'P1');
    const twice = owned()
      .dies('A', P1)
      .retries('A')
      .dies('A', set('r1', ['a', 'x']))
      .retries('A')
      .logs(
        'r1',
        'run_created',
        'run_started',
        'hook_created h1 t1',
        'hook_received h1 P1',
        'attr_set a=x'
      )
      .sees(getRun('r1'), run('r1', 'running', undefined, { a: 'x' }));
    expect(all(twice)).toEqual([]);
  });
});

describe('an operation of several moments', () => {
  it('may be left half done while its caller may still come back', () => {
    const claimed = two()
      .dies('A', CLAIM)
      .call('B', WANTED, conflict('r1'))
      .sees(byToken('t1'), NO_HOOK);
    const data = { workflow: 'order', input: 'in-r3' };
    const born = new Story()
      .dies('A', { kind: 'startRun', run: 'r3', data })
      .sees(getRun('r3'), run('r3', 'pending'));
    for (const story of [claimed, born]) expect(all(story)).toEqual([]);
  });
});

describe('a resume that was cut short once its event was there', () => {
  const DELIVERED = resume('r1', 'h1', 'A1', 'i1');
  const told = { ok: true as const, event: logOf(...LOGGED)[3] };
  const resumed = () =>
    owned()
      .dies('A', DELIVERED)
      .call('B', resume('r1', 'h1', 'B1'));

  it('may be told of it after another was taken, by whoever delivers it again', () => {
    expect(
      all(
        resumed()
          .retries('A', told)
          .logs('r1', ...LOGGED)
      )
    ).toEqual([]);
    const byAnother = resumed().call('C', DELIVERED, told);
    expect(all(byAnother.logs('r1', ...LOGGED))).toEqual([]);
  });

  it('and brings another id may not', () => {
    const another = resume('r1', 'h1', 'A1', 'i2');
    const story = resumed()
      .call('C', another, told)
      .logs('r1', ...LOGGED);
    expect(all(story)).toContain('log.order');
  });
});

describe('a repetition that is wrong by itself', () => {
  it('is not laid at the door of the crash', () => {
    const story = began('r2')
      .call('B', WANTED)
      .dies('A', claim('r9', 'h9', 't1'))
      .retries('A', conflict('r2'));
    expect(all(story)).toEqual(['run.exists']);
  });
});

describe('a resume of the hook of another run', () => {
  it('says nothing of what the log of its own run has', () => {
    const story = began('r2')
      .call('B', WANTED)
      .call('S', create('r1'))
      .dies('A', resume('r1', 'h2', 'P1'))
      .logs('r1', 'run_created')
      .logs('r2', 'run_created', 'run_started', 'hook_created h2 t1')
      .sees(getHook('h2'), H2);
    expect(all(story)).toEqual([]);
  });
});

describe('what was answered after a crash', () => {
  it('is not lost in it', () => {
    const story = began('r1')
      .crash()
      .restart()
      .call('A', END)
      .logs('r1', 'run_created', 'run_started')
      .sees(getRun('r1'), running('r1'));
    expect(all(story)).not.toContain('crash.acknowledged');
    expect(all(story)).not.toEqual([]);
  });
});

describe('a log after a repetition', () => {
  it('has what was repeated once', () => {
    const story = began('r1')
      .dies('A', createStep('r1', 's1'))
      .retries('A')
      .logs(
        'r1',
        'run_created',
        'run_started',
        'step_created s1',
        'step_created s1'
      );
    expect(all(story)).toEqual(['crash.retry-converges']);
  });

  it('has it where the first attempt has put it', () => {
    const story = owned()
      .dies('A', END)
      .call('B', create('r3'))
      .retries('A')
      .logs('r1', ...CLAIMED, 'run_completed V1')
      .sees(getRun('r1'), COMPLETED);
    const late = began('r1')
      .dies('A', createStep('r1', 's1'))
      .call('B', set('r1', ['a', 'x']))
      .retries('A', EXISTS)
      .logs(
        'r1',
        'run_created',
        'run_started',
        'step_created s1',
        'attr_set a=x'
      )
      .sees(getRun('r1'), run('r1', 'running', undefined, { a: 'x' }));
    const idempotent = began('r1')
      .dies('A', createStep('r1', 's1'))
      .call('B', set('r1', ['a', 'x']))
      .retries('A')
      .logs(
        'r1',
        'run_created',
        'run_started',
        'step_created s1',
        'attr_set a=x'
      )
      .sees(getRun('r1'), run('r1', 'running', undefined, { a: 'x' }));
    for (const each of [story, late, idempotent]) expect(all(each)).toEqual([]);
  });
});
