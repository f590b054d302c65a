import { lookup } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runAs } from '../../../src/sim/context.js';
import { watchNativeEffects } from '../../../src/sim/gates/native.js';
import { ParkingKeeper } from './parking-keeper.js';

let keeper: ParkingKeeper;
let stop: () => void;

beforeEach(() => {
  keeper = new ParkingKeeper();
  stop = watchNativeEffects();
});
afterEach(() => stop());

const asActor = <T>(body: () => T): T =>
  runAs({ name: 'A', process: 0, keeper }, body);

test('what an actor begins past the gates is told', async () => {
  await asActor(() => readFile(import.meta.filename));
  expect(keeper.escapes).toContain('A began a real file operation');
});

test('a name that is looked up, too', async () => {
  await asActor(() => lookup('localhost').catch(() => undefined));
  expect(keeper.escapes).toEqual(['A began a look-up of a host name']);
});

test('others may do so', async () => {
  await readFile(import.meta.filename);
  await runAs({ name: 'setup', process: 0 }, () =>
    readFile(import.meta.filename)
  );
  expect(keeper.escapes).toEqual([]);
});

test('nobody is told on after it was stopped', async () => {
  stop();
  await asActor(() => readFile(import.meta.filename));
  expect(keeper.escapes).toEqual([]);
});
