import { describe, expect, test } from 'vitest';
import { raceIn } from '../../../src/explore/cause/races.js';
import type { TraceStep } from '../../../src/sim/trace.js';

/** `A fs:readFile runs/r1`, in the order of release. */
function traceOf(...lines: string[]): TraceStep[] {
  return lines.map((line) => {
    const [actor = '', name = '', ...target] = line.split(' ');
    const kind = name.startsWith('call') ? 'call' : 'fs';
    const label = { kind, name, target: target.join(' ') };
    return { actor, label } as unknown as TraceStep;
  });
}

function told(...lines: string[]): string[] | undefined {
  const race = raceIn(traceOf(...lines));
  if (!race) return undefined;
  return [race.held, race.other].map(
    ({ actor, label }) => `${actor} ${label.name} ${label.target}`
  );
}

describe('the race of a trace', () => {
  test('is a look and what made it wrong, wherever its actor is held', () => {
    const look = 'A fs:readFile runs/r1';
    const rest = ['A fs:mkdir locks', 'A fs:write runs/r1.tmp.9'];
    const other = ['B call:endRun r1', 'B fs:write runs/r1.tmp.7'];
    const race = [look, 'B fs:write runs/r1.tmp.7'];
    for (const at of [0, 1]) {
      const before = rest.slice(0, at);
      const after = rest.slice(at);
      expect(
        told('A call:endRun r1', look, ...before, ...other, ...after)
      ).toEqual(race);
    }
  });

  test('is what was read rather than what was found to be there', () => {
    const lines = told(
      'A call:endRun r1',
      'A fs:stat log/3',
      'A fs:readFile runs/r1',
      'B fs:link log/3.tmp.1 -> log/3',
      'B fs:write runs/r1',
      'A fs:write log/4'
    );
    expect(lines).toEqual(['A fs:readFile runs/r1', 'B fs:write runs/r1']);
  });

  test('is a list and what was added to it', () => {
    const lines = told(
      'A call:claim t1',
      'A fs:readdir hooks',
      'B fs:write hooks/h1',
      'A fs:write hooks/h2'
    );
    expect(lines).toEqual(['A fs:readdir hooks', 'B fs:write hooks/h1']);
  });

  test('is an entry of the list rather than what is below one', () => {
    const lines = told(
      'A call:claim t1',
      'A fs:readdir data',
      'B fs:write data/drafts/9',
      'B fs:link data/drafts/9 -> data/1',
      'A fs:link data/drafts/7 -> data/2'
    );
    expect(lines?.[1]).toBe('B fs:link data/drafts/9 -> data/1');
  });

  test('is what comes too late, where nothing had been looked at', () => {
    const lines = told(
      'A call:endRun r1',
      'A fs:mkdir runs',
      'B fs:write runs/r1',
      'A fs:write runs/r1'
    );
    expect(lines).toEqual(['A fs:write runs/r1', 'B fs:write runs/r1']);
  });

  test('is not where one goes on after the other', () => {
    expect(
      told('A call:endRun r1', 'A fs:write runs/r1', 'B fs:write runs/r1')
    ).toBeUndefined();
  });
});

test('a reply is the look that it answers', () => {
  const [A, B] = ['A', 'B'].map((actor) => (name: string) => {
    const label = { kind: 'wire', name, target: 'runs' };
    return { actor, label } as unknown as TraceStep;
  }) as [(name: string) => TraceStep, (name: string) => TraceStep];
  const look = A('pg:select');
  const write = B('pg:update');
  const trace = [
    look,
    B('answer to pg:select'),
    write,
    A('answer to pg:select'),
  ];
  expect(raceIn(trace)).toEqual({ held: look, other: write });
});
