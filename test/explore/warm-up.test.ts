import { describe, expect, it } from 'vitest';
import { warmUp } from '../../src/explore/warm-up.js';
import type { WorldApi } from '../../src/worlds/contract/api.js';
import { SubjectError } from '../../src/worlds/errors.js';
import { loadReference } from '../../src/worlds/reference/subject.js';
import type { LoadedSubject } from '../../src/worlds/subject.js';

const REFERENCE = {
  id: './world.js',
  family: 'module',
  package: './world.js',
  version: 'local',
  dataDirOption: 'directory',
} as const;

type Create = WorldApi['events']['create'];

/** The reference World, but for how it takes events. */
async function taking(
  around: (create: Create) => Create
): Promise<LoadedSubject> {
  const subject = await loadReference(REFERENCE, {});
  return {
    ...subject,
    fresh: async (instances) =>
      (await subject.fresh(instances)).map((world) => ({
        ...world,
        events: { ...world.events, create: around(world.events.create) },
      })),
  };
}

/** The same, but for what its calls throw. */
function throwing(
  refusal: (eventType: string) => Error | undefined
): Promise<LoadedSubject> {
  return taking((create) => async (runId, data, params) => {
    const error = refusal(data.eventType);
    if (error) throw error;
    return create(runId, data, params);
  });
}

describe('warming up', () => {
  it('finds out what a World is: shared between processes, without files', async () => {
    const subject = await loadReference(REFERENCE, {});
    const warm = await warmUp(subject);
    const { capabilities } = warm.subject.contract;
    expect(capabilities.has('sharedState')).toBe(true);
    expect(capabilities.has('distributed')).toBe(true);
    expect(capabilities.has('files')).toBe(false);
    expect(warm.stepsPerCall).toBeGreaterThanOrEqual(1);
  });

  it('refuses a World that cannot create a run, and says what it was given', async () => {
    const subject = await throwing(
      () => new TypeError('The "path" argument must be of type string')
    );
    const error = await warmUp(subject).catch((reason: unknown) => reason);
    expect(SubjectError.is(error)).toBe(true);
    expect(String(error)).toContain(
      'cannot create a run: TypeError: The "path" argument must be of type string'
    );
    expect(String(error)).toContain('option directory');
  });

  it('takes a World that fails later, which is for the judge to say', async () => {
    const subject = await throwing((eventType) =>
      eventType === 'hook_created' ? new TypeError('no hooks') : undefined
    );
    const warm = await warmUp(subject);
    expect(warm.subject.spec).toBe(subject.spec);
  });

  it('lives once more where the first life does not come to its end', async () => {
    const ended: string[] = [];
    let isFirst = true;
    const subject = await taking((create) => async (runId, data, params) => {
      // What it loads when it is first asked takes too long.
      if (isFirst) await new Promise(() => undefined);
      if (data.eventType === 'run_completed') ended.push(`${runId}`);
      return create(runId, data, params);
    });
    const renew = async () => {
      isFirst = false;
    };
    await warmUp({ ...subject, renew });
    expect(ended).toHaveLength(3);
  });

  it.each([
    [undefined, false],
    ['4.5.0', true],
  ])(
    'asks for waits of a World that refuses them if its contract %s has them',
    async (version, isAsked) => {
      const { contract, ...rest } = await throwing((eventType) =>
        eventType === 'wait_created'
          ? new TypeError('what is that?')
          : undefined
      );
      const subject = { ...rest, contract: { ...contract, version } };
      const warm = await warmUp(subject);
      expect(warm.subject.contract.capabilities.has('waits')).toBe(isAsked);
    }
  );
});
