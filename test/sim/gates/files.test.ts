import fs, { existsSync as namedExistsSync } from 'node:fs';
import promises, { writeFile as namedWriteFile } from 'node:fs/promises';
import os from 'node:os';
import { describe, expect, it } from 'vitest';
import { type ActorContext, runAs } from '../../../src/sim/context.js';
import { installFileGates } from '../../../src/sim/gates/files.js';
import { UnsupportedEffectError } from '../../../src/sim/gates/unsupported-effect.js';
import { root, useGatedFiles } from './gated-files.js';

const gated = useGatedFiles();

describe('calls that no gate holds', () => {
  it('execute sync calls at once and report them', () => {
    const text = runAs(gated.actor, () => {
      fs.mkdirSync(`${root}/d`);
      fs.writeFileSync(`${root}/d/f`, 'x');
      const descriptor = fs.openSync(`${root}/d/f`, 'a');
      fs.writeSync(descriptor, 'y');
      fs.closeSync(descriptor);
      return fs.readFileSync(`${root}/d/f`, 'utf8');
    });
    expect(text).toBe('xy');
    expect(gated.keeper.waiting).toEqual([]);
    expect(gated.ungated).toEqual([
      'fs:mkdirSync d',
      'fs:writeFileSync d/f',
      'fs:openSync d/f',
      'fs:writeSync d/f',
      'fs:closeSync d/f',
      'fs:readFileSync d/f',
    ]);
  });

  it('report async calls on real files, and let sync ones be', async () => {
    const here = os.tmpdir();
    const stats = await runAs(gated.actor, async () => {
      expect(fs.existsSync(here)).toBe(true);
      return promises.stat(here);
    });
    expect(stats.isDirectory()).toBe(true);
    expect(gated.escapes).toEqual([`fs:stat ${here}`]);
    expect(gated.ungated).toEqual([]);
    await expect(
      runAs(gated.actor, () => promises.stat(`${root}-else`))
    ).rejects.toThrow('ENOENT');
    expect(gated.escapes).toEqual([`fs:stat ${here}`, `fs:stat ${root}-else`]);
  });

  it('tell the keeper of an escape unless somebody else listens', async () => {
    gated.uninstall();
    gated.uninstall = installFileGates({ root, files: () => gated.files });
    await runAs(gated.actor, () => promises.stat('/'));
    expect(gated.keeper.escapes).toEqual(['fs:stat /']);
  });

  it('serve set-up and observation at once, without reports', async () => {
    const observer: ActorContext = { name: 'observer', process: 0 };
    const names = await runAs(observer, async () => {
      await promises.writeFile(`${root}/f`, 'x');
      fs.unlinkSync(`${root}/f`);
      await promises.stat(os.tmpdir());
      return promises.readdir(root);
    });
    expect(names).toEqual([]);
    expect([...gated.escapes, ...gated.ungated]).toEqual([]);
  });

  it('refuse what cannot be simulated, with the label as data', async () => {
    const watched = () => runAs(gated.actor, () => fs.watch(`${root}/d`));
    expect(watched).toThrow(UnsupportedEffectError);
    expect(watched).toThrow('fs:watch d is not supported under simulation');
    const copied = runAs(gated.actor, () =>
      promises.cp(`${root}/a`, `${root}/b`)
    );
    const error = await copied.catch((thrown: unknown) => thrown);
    expect(UnsupportedEffectError.is(error) && error.label).toEqual({
      kind: 'fs',
      name: 'fs:cp',
      target: 'a',
    });
  });
});

describe('outside of actors', () => {
  it('everything reaches the real file system', async () => {
    gated.files.writeFile(`${root}/f`, 'x');
    expect(fs.existsSync(`${root}/f`)).toBe(false);
    expect(namedExistsSync(os.tmpdir())).toBe(true);
    await expect(promises.readFile(`${root}/f`)).rejects.toThrow('ENOENT');
    expect(gated.keeper.waiting).toEqual([]);
    expect(gated.escapes).toEqual([]);
  });

  it('uninstalling restores the functions and disarms copies of them', async () => {
    const { stat } = fs;
    const kept = promises.writeFile;
    expect(() => installFileGates({ root, files: () => gated.files })).toThrow(
      'installed already'
    );
    gated.uninstall();
    expect(fs.stat).not.toBe(stat);
    expect(promises.writeFile).not.toBe(kept);
    expect(namedWriteFile).toBe(promises.writeFile);
    await expect(
      runAs(gated.actor, () => kept(`${root}/f`, 'x'))
    ).rejects.toThrow('ENOENT');
    expect(gated.files.readdir(root)).toEqual([]);
  });

  it('a function kept from before serves the next installation', async () => {
    const kept = promises.writeFile;
    gated.uninstall();
    gated.uninstall = installFileGates({ root, files: () => gated.files });
    const written = runAs(gated.actor, () => kept(`${root}/f`, 'x'));
    await gated.keeper.releaseAll();
    await written;
    expect(gated.files.readdir(root)).toEqual(['f']);
  });
});
