import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const page = readFileSync(
  new URL('../../reports/lifecycle.md', import.meta.url),
  'utf8'
);
const lines = page.split('\n');

/** The words of its source that stand beside its number, if any do. */
function quoteOf(source: string): string | undefined {
  const line = lines.find((each) => each.includes(`<a id="${source}"></a>`));
  return /“([^”]+)”/.exec(line ?? '')?.[1];
}

/** Rows of the tables of experiments: what was seen, and what is claimed. */
const differing = lines.filter((line) => /^\|.*\| ≠ .*\|.*\[T\d+\]/.test(line));

describe('the published page of the lifecycle', () => {
  it('has rows of engines that do other than they claim', () => {
    expect(differing.length).toBeGreaterThan(0);
  });

  it.each(differing)('%s: the claim is quoted from its source', (row) => {
    const sources = [...row.matchAll(/\]\(#(s\d+)\)/g)].map(([, id]) => id);
    expect(sources.length).toBeGreaterThan(0);
    for (const source of sources) expect(quoteOf(source ?? '')).toBeTruthy();
  });
});
