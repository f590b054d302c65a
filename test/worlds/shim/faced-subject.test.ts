import { describe, expect, test } from 'vitest';
import { loadReference } from '../../../src/worlds/reference/subject.js';
import { resolveSubject } from '../../../src/worlds/resolve.js';
import { facedSubject } from '../../../src/worlds/shim/faced-subject.js';
import type {
  LoadedSubject,
  SubjectSpec,
} from '../../../src/worlds/subject.js';

const instances = {
  processes: 1,
  nowMs: () => 0,
  within: <T>(_process: number, body: () => T) => body(),
};

async function faced(word: string): Promise<LoadedSubject> {
  const spec = (await resolveSubject(word)) as SubjectSpec;
  return facedSubject(await loadReference(spec, {}));
}

describe('a word for another keyed start', () => {
  test('keeps what the rest of the word means', async () => {
    const spec = await resolveSubject('shim:local-v5');
    const inner = await resolveSubject('local-v5');
    expect(spec).toEqual({ ...inner, id: 'shim:local-v5', face: 'shim' });
  });

  test('means nothing where the rest does not', async () => {
    expect(await resolveSubject('shim:nobody')).toBeUndefined();
  });

  test('of a shim has keyedStart and no start', async () => {
    const subject = await faced('shim:reference');
    const [world] = await subject.fresh(instances);
    expect(subject.contract.capabilities).toContain('keyedStart');
    expect(typeof world?.keyedStart).toBe('function');
    expect(world?.start).toBeUndefined();
  });

  test("of upstream's shape has start and no keyedStart", async () => {
    const [world] = await (await faced('start:reference')).fresh(instances);
    expect(world?.keyedStart).toBeUndefined();
    expect(typeof world?.start).toBe('function');
  });

  test('is refused where the World has no start', async () => {
    const subject = await faced('start:reference');
    const bare: LoadedSubject = {
      ...(await loadReference(subject.spec, {})),
      fresh: async () => {
        const [world] = await (await faced('shim:reference')).fresh(instances);
        return world ? [world] : [];
      },
    };
    await expect(async () =>
      facedSubject(bare).fresh(instances)
    ).rejects.toThrow('start:reference: its World has no start()');
  });
});
