import { describe, expect, it } from 'vitest';
import { judge } from '../../src/judge/judge.js';
import { began, EVERYTHING, running, verdictOf } from './history-builder.js';
import { cancel, complete, getRun, run } from './words.js';

const END = complete('r1', 'V1');
const COMPLETED = run('r1', 'completed', 'V1');
const STARTED = ['run_created', 'run_started'] as const;

describe('a history in which the power failed', () => {
  it('says nothing of any clause but those of power', () => {
    const { broken, exercised, doubts } = verdictOf(
      began('r1')
        .call('A', END)
        .losePower()
        .restart()
        .logs('r1', ...STARTED)
        .sees(getRun('r1'), COMPLETED)
    );
    expect(broken).toEqual(['power.acknowledged', 'power.usable']);
    expect(exercised.every((clause) => clause.startsWith('power.'))).toBe(true);
    expect(doubts).toEqual([]);
  });

  it('lays at its door what was wrong before, as other schedules show that', () => {
    const { broken } = verdictOf(
      began('r1')
        .call('A', END)
        .call('B', cancel('r1'))
        .losePower()
        .logs('r1', ...STARTED, 'run_completed V1', 'run_cancelled')
        .sees(getRun('r1'), COMPLETED)
    );
    expect(broken).toEqual(['power.usable']);
  });

  it('says nothing of what breaks as well when nothing is lost', () => {
    const ended = began('r1').call('A', END).call('B', cancel('r1'));
    const twoEnds = [...STARTED, 'run_completed V1', 'run_cancelled'] as const;
    const lost = began('r1')
      .call('A', END)
      .call('B', cancel('r1'))
      .losePower()
      .logs('r1', ...twoEnds)
      .sees(getRun('r1'), COMPLETED);
    const unharmed = ended
      .crash()
      .restart()
      .logs('r1', ...twoEnds);
    const told = judge(lost.history, EVERYTHING, {
      unharmed: unharmed.sees(getRun('r1'), COMPLETED).history,
    });
    expect([...told.broken]).toEqual([]);
    expect(told.exercised).toContain('power.usable');
  });

  it('still says what only the loss has brought about', () => {
    const begun = () => began('r1').call('A', END).losePower().restart();
    const lost = begun().logs('r1', ...STARTED);
    const unharmed = begun().logs('r1', ...STARTED, 'run_completed V1');
    const { broken } = judge(
      lost.sees(getRun('r1'), running('r1')).history,
      EVERYTHING,
      { unharmed: unharmed.sees(getRun('r1'), COMPLETED).history }
    );
    expect([...broken]).toEqual(['power.acknowledged']);
  });

  it('has a witness, and one clause that names it', () => {
    const { history } = began('r1')
      .losePower()
      .restart()
      .logs('r1', ...STARTED)
      .sees(getRun('r1'), COMPLETED);
    const { broken, witnesses, unknown } = judge(history, EVERYTHING);
    expect([...broken]).toEqual(['power.usable']);
    expect(witnesses.get('power.usable')).toMatch(/^[a-z]+\.[a-z-]+: \w/);
    expect(unknown).toBe(false);
  });

  it('is told from one in which processes died', () => {
    const { broken } = verdictOf(
      began('r1')
        .call('A', END)
        .crash()
        .restart()
        .logs('r1', ...STARTED)
        .sees(getRun('r1'), running('r1'))
    );
    expect(broken).toEqual(['crash.acknowledged']);
  });
});

describe('a long wait', () => {
  const longWait = { kind: 'awaitRun', run: 'r1', timeoutMs: 60_000 } as const;
  const late = () => began('r1').ask('B', longWait).call('A', END);

  it('is late where nothing held it up', () => {
    const { broken } = verdictOf(late().wait(60_000).answer('B', COMPLETED));
    expect(broken).toEqual(['runs.wait-prompt']);
  });

  it('is not late where a fault let the time pass', () => {
    const { broken } = verdictOf(
      late().crash(1).wait(60_000).answer('B', COMPLETED)
    );
    expect(broken).toEqual([]);
  });
});
