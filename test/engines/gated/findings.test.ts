import { describe, expect, it } from 'vitest';
import { overlap } from '../../../src/engines/dbos/gated/rows/lease.js';
import {
  believed,
  stored,
} from '../../../src/engines/dbos/gated/rows/supersede.js';
import type { Seen } from '../../../src/engines/gated/gated-row.js';
import { Stage } from '../../../src/engines/gated/stage.js';
import type { Effect } from '../../../src/engines/ledger.js';
import type { TraceStep } from '../../../src/sim/trace.js';

const CAST = ['owner', 'a', 'b'].map((name) => ({ name, process: 0 }));

/**
 * A schedule in short: `a` is a round trip of a, `a:started` what it is told,
 * `a+` and `a-` the begin and the end of its work.
 */
function seen(text: string, found: Record<string, string> = {}): Seen {
  const trace: TraceStep[] = [];
  const stage = new Stage('id', () => trace.length);
  for (const word of text.split(' ').filter(Boolean)) {
    const [name = '', told] = word.split(':');
    if (told !== undefined) stage.tell(name, told);
    else if (/[+-]$/.test(name)) {
      const kind: Effect['kind'] = name.endsWith('+') ? 'step' : 'end';
      const request = stage.request(name.slice(0, -1));
      stage.add({ kind, key: stage.key, request, place: 'A' });
    } else trace.push(stepOf(name));
  }
  for (const [key, value] of Object.entries(found)) stage.found.set(key, value);
  return { stage, cast: CAST, trace };
}

const stepOf = (actor: string): TraceStep => ({
  actor,
  process: 0,
  label: { kind: 'wire', name: 'pg:update', target: 'workflow_status' },
  ready: 1,
  choice: 0,
  actors: [],
  continues: false,
  preempts: false,
});

describe('two that supersede one run', () => {
  it.each([
    ['a b a:rejected b:started b+ b-', 'one started', 0],
    ['a a:started a+ a- b b:started b+ b-', 'one after the other', 0],
    ['a b a:started b:started b+ b-', 'both started, one did the work', 1],
    [
      'a b a:started a+ a- b:started b+ b-',
      'both started, both did the work',
      1,
    ],
    [
      'a b a:started a+ b:started b+ b- a-',
      'both started, both at work at once',
      1,
    ],
    ['a b a:lost b:lost', 'none started', 0],
  ])('%s: %s', (text, word, hits) => {
    const finding = believed(seen(`owner owner+ owner:started ${text} owner-`));
    expect(finding.word).toBe(word);
    expect(finding.hits ?? 0).toBe(hits);
  });

  it('notices whose input is left beside the result', () => {
    const own = { input: 'key/a', result: 'key/a' };
    expect(stored(seen('', own)).word).toBe('its own input');
    const other = stored(seen('', { ...own, input: 'key/b' }));
    expect(other).toMatchObject({ word: "another request's input", hits: 1 });
    expect(stored(seen('')).word).toBe('no result');
  });
});

describe('works of one key', () => {
  it('overlap only if one begins before the other has ended', () => {
    expect(overlap(seen('a+ a- b+ b-')).word).toBe('one at work at a time');
    expect(overlap(seen('a+ b+ a- b-')).word).toBe('two at work at once');
  });
});

describe('a stage', () => {
  it('wakes whoever waits for a work to begin, sooner and later', async () => {
    const { stage } = seen('');
    const waits = stage.atWork('a');
    stage.add({ kind: 'step', key: 'key', request: 'key/a', place: 'A' });
    await expect(waits).resolves.toBeUndefined();
    await expect(stage.atWork('a')).resolves.toBeUndefined();
  });
});
