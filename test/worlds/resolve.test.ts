import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FLEET } from '../../src/worlds/fleet.js';
import { resolveSubject } from '../../src/worlds/resolve.js';

const LEDGER = fileURLToPath(
  new URL('../fixtures/worlds/ledger.js', import.meta.url)
);

describe('a name of the fleet', () => {
  test.each(FLEET.map(({ id, package: name }) => [id, name]))(
    '%s is a file of %s, beside the kit',
    async (id, name) => {
      const spec = await resolveSubject(id);
      expect(spec).toMatchObject({ id, family: 'package', package: name });
      expect(spec?.version).toMatch(/^\d+\.\d+\.\d+/);
      expect(existsSync(spec?.entry ?? '')).toBe(true);
    }
  );

  test('reference and the mutants come with the kit', async () => {
    expect(await resolveSubject('reference')).toMatchObject({
      family: 'reference',
      package: 'worldproof',
    });
    const mutant = await resolveSubject('mutant:token.unique/x');
    expect(mutant).toMatchObject({ family: 'mutant' });
  });
});

test('the version that the fleet has is not installed again', async () => {
  const fleet = await resolveSubject('starter');
  const word = `${fleet?.package}@${fleet?.version}`;
  expect(await resolveSubject(word)).toEqual({ ...fleet, id: word });
});

describe('a path is a module of the user', () => {
  test('of which a wrong letter is told with the file that is there', async () => {
    const message = expect.stringMatching(
      /ledgr\.js; did you mean ledger\.js\?$/
    );
    const word = LEDGER.replace('ledger', 'ledgr');
    await expect(resolveSubject(word)).rejects.toMatchObject({ message });
  });

  test('and no other file', async () => {
    await expect(resolveSubject('./package.json')).rejects.toThrow(
      './package.json: is no module: expected a .js, .mjs, .cjs, .ts'
    );
  });

  test('with the option that takes its folder', async () => {
    const dataDirOption = 'directory';
    expect(await resolveSubject(LEDGER, { dataDirOption })).toEqual({
      id: LEDGER,
      family: 'module',
      package: LEDGER,
      version: 'local',
      entry: LEDGER,
      dataDirOption,
    });
  });

  test.each(['./no/such/world.js', 'world.ts', '../world.mjs'])(
    'and %s is one that is not there',
    async (word) => {
      await expect(resolveSubject(word)).rejects.toMatchObject({
        name: 'SubjectError',
        exitCode: 2,
        subject: word,
        message: expect.stringMatching(`^${word}: there is no file /`),
      });
    }
  );
});

test.each(['', 'loca-v5', '@workflow/world-local', 'x@', 'two words'])(
  '"%s" means nothing',
  async (word) => {
    expect(await resolveSubject(word)).toBeUndefined();
  }
);
