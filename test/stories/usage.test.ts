import { describe, expect, test } from 'vitest';
import { useInstalled, worldproof } from './command.js';

useInstalled();

describe('a word that means nothing ends with 2 and one line', () => {
  test.each([
    ['check loca-v5', 'did you mean local-v5?'],
    ['check reference --clause token.uniq', 'did you mean token.unique?'],
    ['check reference --scenario randon', 'did you mean random?'],
    ['check reference --strategy pct4', 'did you mean pct2?'],
    ['check --schedule 5', 'did you mean --schedules?'],
    ['check --budget 5', '--budget expects a time'],
    ['chekc', 'did you mean check?'],
    ['list mutant', 'did you mean mutants?'],
    ['check mutant:token.unique/x', 'there is no mutant mutant:token.unique/x'],
    ['check @workflow/world-local', 'needs a version'],
    ['check worlds/mine', 'begins with ./ or /'],
    ['replay wp1:abc', 'token payload: is damaged: of its 3 characters'],
    ['replay wp1:ab+c', 'has "+" at character 7'],
    ['replay wp9:abcdef', 'token version: is 9, and worldproof 0.'],
    ['replay wp1', 'token prefix: expected wp1:…, found "wp1"'],
  ])('%s', async (line, message) => {
    const { exitCode, stdout, stderr } = await worldproof(...line.split(' '));
    expect(exitCode).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^worldproof: .+\n$/);
  });
});

test('help tells the budget of a schedule and what it is by default', async () => {
  const { exitCode, stdout } = await worldproof('check', '--help');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(/--budget <DURATION>[^-]*default:\s+15s/);
});
