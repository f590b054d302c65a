import { describe, expect, it } from 'vitest';
import { ProgressLine } from '../../src/cli/progress.js';
import type {
  CheckOptions,
  Progress,
} from '../../src/explore/check-options.js';
import { REPORT } from '../report/fixture.js';
import { FakeStream, run } from './harness.js';

const STATE: Progress = {
  subject: 'local-v5',
  phase: 'explore',
  done: 1234,
  total: 2000,
  schedulesPerSecond: 410.4,
  divergences: 2,
  secondsLeft: 1.9,
};

describe('progress on a terminal', () => {
  it('is one line that is drawn over, not more than ten times a second', () => {
    const stream = new FakeStream(100);
    let nowMs = 0;
    const line = new ProgressLine(stream, () => nowMs);
    line.update(STATE);
    line.update({ ...STATE, done: 1235 });
    nowMs = 150;
    line.update({ ...STATE, done: 1300, secondsLeft: 240 });
    line.clear();
    expect(stream.text.split('\r\u001b[2K')).toEqual([
      '',
      'local-v5  explore  1,234/2,000 schedules  410/s  2 divergences  2 s left',
      'local-v5  explore  1,300/2,000 schedules  410/s  2 divergences  4 min left',
      '',
    ]);
  });

  it('counts what the phase is about, and leaves out what it has not', () => {
    const stream = new FakeStream(100);
    const { secondsLeft: _, ...state } = STATE;
    new ProgressLine(stream).update({
      ...state,
      phase: 'shrink',
      unit: 'divergences',
      done: 3,
      total: 8,
      schedulesPerSecond: 0,
      divergences: 0,
    });
    expect(stream.text).toBe('\r\u001b[2Klocal-v5  shrink  3/8 divergences');
  });

  it('never wraps', () => {
    const stream = new FakeStream(20);
    new ProgressLine(stream).update(STATE);
    expect(stream.text).toBe('\r\u001b[2Klocal-v5  explore  ');
  });

  it('is gone before the matrix comes', async () => {
    const check = async ({ onProgress }: CheckOptions) => {
      onProgress?.(STATE);
      return REPORT;
    };
    const ran = await run(['check'], { kit: { check }, columns: 90 });
    expect(ran.stderr.endsWith('2 s left\r\u001b[2K')).toBe(true);
  });
});

it('tells whole on a terminal what is longer than its line', () => {
  const stream = new FakeStream(40);
  const message = `still loading: ${'word '.repeat(20)}--budget`;
  new ProgressLine(stream).update({ ...STATE, phase: 'load', message });
  const lines = stream.text.trimEnd().split('\n');
  expect(lines.every((line) => line.length <= 40)).toBe(true);
  expect(lines.at(-1)).toMatch(/ --budget$/);
});

describe('progress without a terminal', () => {
  it('is a line for each install and each subject, once each', () => {
    const stream = new FakeStream();
    const line = new ProgressLine(stream);
    const install = { ...STATE, phase: 'install' } as const;
    line.update({ ...install, message: 'npm install x@1' });
    line.update({ ...install, message: 'npm install x@1' });
    line.update({ ...STATE, phase: 'load' });
    line.update(STATE);
    line.clear();
    expect(stream.text).toBe('local-v5: npm install x@1\nlocal-v5: checking\n');
  });

  it('is a line now and then while something lasts', () => {
    const stream = new FakeStream();
    let nowMs = 0;
    const line = new ProgressLine(stream, () => nowMs);
    line.update({ ...STATE, phase: 'load' });
    for (nowMs = 0; nowMs <= 25_000; nowMs += 1000) line.update(STATE);
    const progress =
      'local-v5  explore  1,234/2,000 schedules  410/s  2 divergences  2 s left';
    expect(stream.text.split('\n')).toEqual([
      ...['local-v5: checking', progress, progress, ''],
    ]);
  });

  it('tells of a violation as it is found', async () => {
    const check = async ({ onViolation }: CheckOptions) => {
      onViolation?.({
        subject: 'local-v5',
        clause: 'run.terminal-once',
        scenario: 'race.complete-cancel',
        schedules: 1234,
      });
      return REPORT;
    };
    const { stderr } = await run(['check'], { kit: { check } });
    expect(stderr).toContain(
      'local-v5: run.terminal-once is violated (race.complete-cancel, within 1,234 schedules)\n'
    );
  });
});
