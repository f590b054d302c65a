import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ActorContext, runAs } from '../../../src/sim/context.js';
import { MemoryFileSystem } from '../../../src/sim/files/memory-file-system.js';
import { installFileGates } from '../../../src/sim/gates/files.js';
import { FileStore } from '../../../src/worlds/reference-files/file-store.js';
import { HONEST_RULES } from '../../../src/worlds/reference-files/honest-rules.js';
import { Journal } from '../../../src/worlds/reference-files/journal.js';
import {
  TORN_TAIL_ACCEPTED,
  WITHOUT_DIRECTORY_FSYNC,
  WITHOUT_FSYNC,
} from '../../../src/worlds/reference-files/mutants/ways.js';
import type { JournalRules } from '../../../src/worlds/reference-files/rules.js';
import { ParkingKeeper } from '../../sim/gates/parking-keeper.js';

const ROOT = '/worldproof';
const OBSERVER: ActorContext = { name: 'observer', process: 0 };

/** Two processes that write, in an order that is drawn, until the power fails. */
interface Story {
  /** Which of the two writes next, and how far it gets before it is asked again. */
  readonly releases: readonly number[];
  readonly choice: number;
}

const stories: fc.Arbitrary<Story> = fc.record({
  releases: fc.array(fc.nat({ max: 1 }), { maxLength: 70, size: 'max' }),
  choice: fc.nat({ max: 60 }),
});

interface Found {
  /** Rows whose writer was answered, or whose reader was told of them. */
  readonly acknowledged: ReadonlySet<string>;
  readonly found: ReadonlySet<string>;
  readonly usable: boolean;
}

class Writer {
  readonly keeper = new ParkingKeeper();
  readonly context: ActorContext;

  constructor(readonly number: number) {
    this.context = { name: `W${number}`, process: number, keeper: this.keeper };
  }

  /** Writes rows of its own, and notes what it reads of the other's. */
  async work(store: FileStore, told: Set<string>): Promise<void> {
    for (let at = 0; ; at++) {
      const runId = `${this.number}.${at}`;
      await store.put('messages', runId, { runId });
      told.add(runId);
      const rows = await store.scan('messages', '');
      for (const row of rows) told.add(row.runId);
    }
  }
}

async function play(
  { releases, choice }: Story,
  rules: Partial<JournalRules> = {}
): Promise<Found> {
  let files = new MemoryFileSystem({ now: () => 0, mount: ROOT });
  files.trackDurability();
  const uninstall = installFileGates({ root: ROOT, files: () => files });
  const open = () =>
    runAs(
      OBSERVER,
      () => new FileStore(new Journal(ROOT, { ...HONEST_RULES, ...rules }))
    );
  try {
    const acknowledged = new Set<string>();
    const writers = [new Writer(0), new Writer(1)];
    for (const writer of writers) {
      const store = open();
      runAs(writer.context, () => {
        void writer.work(store, acknowledged).catch(() => undefined);
      });
    }
    for (const which of releases) {
      await writers[which]?.keeper.releaseNext();
    }
    files = files.afterPowerLoss(choice).files;
    const known = new Set(acknowledged);
    const store = open();
    const rows = await runAs(OBSERVER, () =>
      store.scan('messages', '').catch(() => undefined)
    );
    return {
      acknowledged: known,
      found: new Set(rows?.map(({ runId }) => runId)),
      usable: rows !== undefined,
    };
  } finally {
    uninstall();
  }
}

function lost({ acknowledged, found }: Found): string[] {
  return [...acknowledged].filter((row) => !found.has(row));
}

describe('when the power fails', () => {
  it('nothing is lost that anybody was told of', async () => {
    await fc.assert(
      fc.asyncProperty(stories, async (story) => {
        const found = await play(story);
        expect(lost(found)).toEqual([]);
        expect(found.usable).toBe(true);
      }),
      { numRuns: 150 }
    );
  });

  it.each([
    { title: 'the file is not synced', rules: WITHOUT_FSYNC },
    { title: 'its directory is not synced', rules: WITHOUT_DIRECTORY_FSYNC },
  ])('something is, where $title', async ({ rules }) => {
    const story = { releases: Array(60).fill(0), choice: 0 };
    const found = await play(story, rules);
    expect(lost(found)).not.toEqual([]);
    expect(found.usable).toBe(true);
    expect(lost(await play(story))).toEqual([]);
  });

  it('nothing can be read, where a torn record is believed', async () => {
    const story = { releases: Array(60).fill(0), choice: 0 };
    const rules = { ...WITHOUT_FSYNC, ...TORN_TAIL_ACCEPTED };
    expect((await play(story, rules)).usable).toBe(false);
  });
});
