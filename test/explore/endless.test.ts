import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Attempt, attempt } from '../../src/explore/attempt.js';
import type { Op, Plan } from '../../src/explore/plan/plan.js';
import { noteOwnResources } from '../../src/sim/gates/resources.js';
import type { WorldApi } from '../../src/worlds/contract/api.js';
import { loadReferenceFiles } from '../../src/worlds/reference-files/subject.js';
import { resolveSubject } from '../../src/worlds/resolve.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';
import { filesAtRisk } from './files-at-risk.js';

let files: ReturnType<typeof filesAtRisk>;

beforeEach(() => {
  files = filesAtRisk();
  // Those of the process that tests.
  noteOwnResources();
});

afterEach(() => files.uninstall());

const START: readonly Op[] = [
  { kind: 'createRun', run: 'r1', workflow: 'w', input: 'i' },
  { kind: 'startRun', run: 'r1' },
];

const PLAN: Plan = {
  scenario: 'endless',
  setup: START,
  actors: [
    {
      name: 'A',
      process: 0,
      ops: [{ kind: 'endRun', run: 'r1', status: 'completed', value: 'A' }],
    },
  ],
  clock: { tickMs: 1, skewMs: [0] },
  choices: [],
  faults: [],
  entropy: 0,
};

/** Waits for a file that nobody writes, as for one that was torn. */
async function forEver(): Promise<never> {
  for (;;) {
    await readFile(join(files.data.path, 'torn')).catch(() => undefined);
  }
}

/** The reference on files, with one of its methods in the place of another. */
async function played(
  worse: (world: WorldApi) => Partial<WorldApi>
): Promise<Attempt> {
  const spec = await resolveSubject('reference-files');
  if (!spec) throw new TypeError('no reference-files');
  const { fresh, ...rest } = await loadReferenceFiles(spec, files.data, {});
  const subject: LoadedSubject = {
    ...rest,
    async fresh(instances) {
      const worlds = await fresh(instances);
      return worlds.map((world) => ({ ...world, ...worse(world) }));
    },
  };
  return attempt(subject, PLAN);
}

describe('a call that loops for ever, one effect after the other', () => {
  test('is never answered, and its loop is told in short', async () => {
    const { simulated, broken, failure } = await played(({ events }) => ({
      events: {
        ...events,
        create: (run, event, params) =>
          event.eventType === 'run_completed'
            ? forEver()
            : events.create(run, event, params),
      },
    }));
    expect(failure).toBeUndefined();
    expect(broken).toEqual(['call.answered']);
    expect(simulated.ending).toMatchObject({ kind: 'hung', isEndless: true });
    expect(simulated.trace.length).toBeLessThan(100);
  });

  test('is told as well of a read that no gate holds', async () => {
    const { broken, failure } = await played(({ runs }) => ({
      runs: { ...runs, get: forEver },
    }));
    expect(failure).toBeUndefined();
    expect(broken).toEqual(['call.answered']);
  });
});
