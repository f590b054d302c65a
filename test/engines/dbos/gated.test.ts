import { describe, expect, it } from 'vitest';
import { DBOS } from '../../../src/engines/dbos/definition.js';
import { askGated } from '../../../src/engines/gated/ask-gated.js';
import { replayEngine } from '../../../src/engines/gated/replay.js';

const ROWS = ['gated.supersede-input', 'gated.identical-enqueue'];

/** Another 30 schedules decide nothing else: they follow from the seed. */
const OPTIONS = { rows: ROWS, schedules: 30, seed: 'dbos' };

describe('DBOS under wire gates, where PostgreSQL and its SDK are in reach', () => {
  it('shows what schedules bring about, and shows it again', async () => {
    const cells = await askGated(DBOS, OPTIONS);
    const wordsOf = (row: string, surface: string) =>
      cells
        .find((cell) => cell.row === row && cell.surface === surface)
        ?.observed.map(({ word }) => word);
    const [missing] = cells.filter(({ tries }) => tries === 0);
    if (missing) {
      console.warn(`not run here: ${missing.note}`);
      expect(cells.every(({ verdict }) => verdict === 'not run here')).toBe(
        true
      );
      return;
    }
    expect(cells.filter(({ verdict }) => verdict === 'harness error')).toEqual(
      []
    );
    expect(wordsOf('gated.identical-enqueue', 'queue')).toEqual([
      'all accepted',
    ]);
    expect(wordsOf('gated.supersede-input', 'id')).toContain(
      "another request's input"
    );
    const story = cells[cells.length - 1]?.transcript ?? [];
    const token = story.at(-1)?.split('replay: ')[1] ?? '';
    const replayed = await replayEngine(token);
    expect(replayed).toEqual({
      diverges: true,
      ending: "another request's input",
      subject: 'dbos',
      story: story.slice(0, -1),
      trace: [],
    });
  });
});
