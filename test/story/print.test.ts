import { expect, test } from 'vitest';
import { headed, inLane, printStory } from '../../src/story/print.js';

test('cells stand below each other, and the last of a line is not cut', () => {
  const lines = [
    ...headed('setup', 'start r1'),
    ['A@p1', inLane(0, 'read r1')],
    ['B', inLane(1, 'complete r1')],
    ['', 'lost', 'runs/r1.json'],
    ...headed('breaks', 'a clause', 'seen at B: endRun'),
    ['=> that is all'],
  ];
  expect(printStory({ lines, columns: [6, 5] })).toEqual([
    'setup  start r1',
    'A@p1   read r1',
    'B        complete r1',
    '       lost  runs/r1.json',
    'breaks a clause',
    '       seen at B: endRun',
    '=> that is all',
  ]);
});

test('a heading that is too long for its column moves its words', () => {
  const lines = headed('setup (p0)', 'start r1');
  expect(printStory({ lines, columns: [8] })).toEqual(['setup (p0) start r1']);
});

test('what differs from run to run is taken out of whole lines', () => {
  const clean = (line: string) => line.replace(/\d+/, '<id>');
  expect(printStory({ lines: [['A', 'of 17']], columns: [2], clean })).toEqual([
    'A  of <id>',
  ]);
});
