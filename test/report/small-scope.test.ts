import { describe, expect, test } from 'vitest';
import { subjectsPart } from '../../src/report/html/subjects-part.js';
import { renderMarkdown } from '../../src/report/markdown.js';
import type { Report } from '../../src/report/record.js';
import { addScopes, scopesOf } from '../../src/report/small-scope.js';
import { terminalScope } from '../../src/report/terminal-scope.js';
import { cell, REPORT, subject } from './fixture.js';

const scope = { preemptions: 1, pairs: 1644, complete: 1200, inOrder: 3 };

/** Calls of which every round trip was lost, on a World on a server. */
const LOST: Report = {
  ...REPORT,
  subjects: [subject({ dropScope: scope })],
  cells: [
    cell({
      clause: 'crash.retry-converges',
      dropScope: { ...scope, pairs: 40, complete: 12, unnamed: 0 },
    }),
  ],
};

describe('how far what befalls calls was tried', () => {
  const words =
    'complete for 1,200 of 1,644 calls, a request or a reply lost at every round trip, for 3 more with parallel effects in order';

  test('on the terminal, by clause where few were asked', () => {
    const lines = terminalScope(LOST, false, 200).join('\n');
    expect(lines).toContain(`drop points            ${words}`);
    expect(lines).toContain('complete for 12 of 40 calls');
  });

  test('in the document, a table for each of them', () => {
    const text = renderMarkdown(LOST);
    expect(text).toContain('## Drop points');
    expect(text).not.toContain('## Crash points');
    expect(text).toMatch(/\| all +\| 1,200 \+ 3 of 1,644 +\|/);
    expect(text).toMatch(/`crash.retry-converges` +\| 12 \+ 3 of 40/);
  });

  test('on the page', () => {
    expect(subjectsPart(LOST).text).toContain(
      `<dt>Drop points</dt><dd>${words}</dd>`
    );
  });

  test('adds up over shards that have but one of them', () => {
    const sum = scopesOf({ dropScope: scope }, { tearScope: scope }, addScopes);
    expect(sum).toEqual({ dropScope: scope, tearScope: scope });
    const twice = scopesOf(
      { dropScope: scope },
      { dropScope: scope },
      addScopes
    );
    expect(twice.dropScope?.complete).toBe(2400);
  });
});
