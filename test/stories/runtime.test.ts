import { beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { replay } from '../../src/api/replay.js';
import {
  readTokenLine,
  writeTokenLine,
} from '../../src/laboratory/token-line.js';
import { exploreRuntime } from '../../src/runtime/explore.js';
import type { Lack } from '../../src/runtime/lack.js';
import { installRuntime, runtimePackageOf } from '../../src/runtime/package.js';
import type { RuntimeCell } from '../../src/runtime/record.js';
import { RUNTIME_TOKEN } from '../../src/runtime/token.js';

const SUBJECT = 'local-v5';

const missing = new Map<string, string>();

beforeAll(async () => {
  for (const subject of [SUBJECT, 'local-v4']) {
    await installRuntime(runtimePackageOf(subject)).catch((error) => {
      missing.set(subject, `the runtime cannot be had: ${error.message}`);
    });
  }
});

/** Needs the published runtime, which a machine without a network lacks. */
function needRuntime({ skip }: TestContext, subject = SUBJECT): void {
  skip(missing.has(subject), missing.get(subject));
}

type Options = Omit<Parameters<typeof exploreRuntime>[0], 'subject' | 'seed'>;

const explore = (options: Options, subject = SUBJECT): Promise<RuntimeCell[]> =>
  exploreRuntime({ subject, seed: '1', ...options });

const first = async (options: Options, subject = SUBJECT) =>
  (await explore(options, subject))[0] as RuntimeCell;

describe('policies as workflow code, under the published runtime', () => {
  test('run under control: a schedule that is run twice is the same twice', async (context) => {
    needRuntime(context);
    const cell = await first({ policies: ['adopt'], schedules: 21 });
    expect(cell.failures).toEqual({});
    expect(cell).toMatchObject({
      schedules: 21,
      checkedTwice: 2,
      differed: 0,
    });
    expect(cell.outcomes.started).toBeGreaterThan(0);
    expect(cell.outcomes.replayed).toBeGreaterThan(0);
  });

  test('that are wrong are found, and their token tells the story again', async (context) => {
    needRuntime(context);
    const flaw = 'unsent';
    const result = await first({
      policies: ['signal'],
      flaw,
      schedules: 8,
    });
    expect(result.violated).toBeGreaterThan(0);
    expect(result.story.join('\n')).toMatch(/is in no log, its sender was/);
    const replayed = await replay(result.token as string);
    expect(replayed).toMatchObject({
      diverges: true,
      clause: 'policy.signal',
      subject: 'local-v5 under @workflow/core 5.0.0-beta.55',
      message: undefined,
    });
    const { trace } = readTokenLine(RUNTIME_TOKEN, result.token as string);
    expect(replayed.trace).toEqual(trace);
    expect(replayed.story).toEqual(result.story);
  });

  test('never answer where a start that comes twice reopens a completed run', async (context) => {
    needRuntime(context);
    const result = await first({ policies: ['reject'], schedules: 1 });
    const story = result.story.join('\n');
    expect(result).toMatchObject({ violated: 1, firstAt: 1 });
    expect(result.violatedOnce).toBe(0);
    expect(story).toMatch(/A +is told: hung r1/);
    expect(story).toMatch(/left +r1 running: .*run_completed/);
    // A schedule that no longer fits is told by its step.
    const token = readTokenLine(RUNTIME_TOKEN, result.token as string);
    const [before = '', , ...after] = token.trace;
    const trace = [before, 'A call:queue r9', ...after];
    const other = await replay(
      writeTokenLine(RUNTIME_TOKEN, { ...token, trace })
    );
    expect(other.diverges).toBe(true);
    expect(other.message).toMatch(
      /^diverged at step 2: expected A call:queue r9, got /
    );
  });
});

describe('patterns past the docs page, under the published runtime', () => {
  test('keep one run under the key of an entity and of a record', async (context) => {
    needRuntime(context);
    const policies = ['entity', 'app-record'] as const;
    const [entity, record] = await explore({ policies, schedules: 2 });
    expect(entity).toMatchObject({ clause: 'policy.entity', violated: 0 });
    expect(entity).toMatchObject({ exercised: 2, failures: {} });
    expect(record).toMatchObject({ exercised: 2, failures: {} });
    expect(record?.outcomes.started).toBe(2);
  });

  test('that are written wrong are found', async (context) => {
    needRuntime(context);
    const policies = ['entity', 'app-record'] as const;
    const flaw = 'unasked';
    const results = await explore({ policies, flaw, schedules: 6 });
    const [entity, record] = results.map(({ witness }) => witness);
    expect(entity).toMatch(/failed, though its workflow did not/);
    expect(record).toMatch(/^[ABC]: key stands for r\d and r\d/);
  });

  test('remember by attribute, which serves most of the time', async (context) => {
    needRuntime(context);
    const lacks: Lack[] = [];
    const { clause, violated, outcomes, variants } = await first({
      policies: ['bridge'],
      schedules: 4,
      onLack: (lack) => lacks.push(lack),
    });
    expect({ clause, violated }).toEqual({ clause: undefined, violated: 0 });
    expect(outcomes.replayed).toBeGreaterThan(0);
    const { count = 0 } =
      variants.find(({ answer }) => answer === 'one run completes it') ?? {};
    expect(count).toBeGreaterThan(0);
    expect(lacks).toEqual([
      {
        of: 'admission.atomic',
        why: expect.stringMatching(/^start takes no/),
      },
    ]);
  });
});

describe('the 4.x line of the runtime', () => {
  test('replays a run by two moments of its start, and fails it', async (context) => {
    needRuntime(context, 'local-v4');
    const lacks: Lack[] = [];
    const result = await first(
      {
        policies: ['bridge', 'adopt'],
        schedules: 4,
        onLack: (lack) => lacks.push(lack),
      },
      'local-v4'
    );
    expect(lacks.map(({ of }) => of)).toEqual(['admission.atomic', 'bridge']);
    expect(result.policy).toBe('adopt');
    expect(result.witness).toMatch(/has no answer: .*Workflow replay diverged/);
    expect(result.story.join('\n')).toMatch(
      /is told that r\d started -?\d+ ms off what others were told/
    );
  });
});
