import crypto from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installEntropyGates } from '../../../src/sim/gates/entropy.js';
import { FakeSurroundings } from './fake-surroundings.js';

let surroundings: FakeSurroundings;
let uninstall: () => void;

beforeEach(() => {
  surroundings = new FakeSurroundings();
  uninstall = installEntropyGates();
});
afterEach(() => uninstall());

const asActor = <T>(body: () => T): T => surroundings.do(body);

/** What the eight draws of the fake are as bytes. */
const BYTES = [0, 32, 64, 96, 128, 160, 192, 224];

describe('an actor draws from its own stream', () => {
  test('by Math.random', () => {
    expect(asActor(() => [Math.random(), Math.random()])).toEqual([0, 1 / 8]);
  });

  test.each([
    ['randomBytes', () => crypto.randomBytes(8)],
    ['randomFillSync', () => crypto.randomFillSync(new Uint8Array(8))],
    ['getRandomValues', () => crypto.getRandomValues(new Uint8Array(8))],
    ['Web Crypto', () => crypto.webcrypto.getRandomValues(new Uint8Array(8))],
    ['the global', () => globalThis.crypto.getRandomValues(new Uint8Array(8))],
  ])('bytes by %s', (_words, draw) => {
    expect([...asActor(draw)]).toEqual(BYTES);
  });

  test('into a part of what it names, counted in elements', () => {
    const words = new Uint16Array(4);
    asActor(() => crypto.randomFillSync(words, 1, 2));
    expect([...words]).toEqual([0, 32 << 8, 64 + (96 << 8), 0]);
    const buffer = new ArrayBuffer(4);
    // Node takes a buffer as well; its types do not say so.
    asActor(() => crypto.randomFillSync(buffer as never, 2));
    expect([...new Uint8Array(buffer)]).toEqual([0, 0, 128, 160]);
  });

  test.each([
    ['crypto.randomUUID', () => crypto.randomUUID()],
    ['the global', () => globalThis.crypto.randomUUID()],
  ])('a UUID by %s, of version 4', (_words, draw) => {
    expect(asActor(draw)).toBe('00204060-80a0-40e0-8020-406080a0c0e0');
  });

  test('integers by randomInt', () => {
    expect(asActor(() => crypto.randomInt(80))).toBe(0);
    expect(asActor(() => crypto.randomInt(100, 180))).toBe(110);
  });
});

describe('callbacks are called later, with what was drawn', () => {
  function called<T>(
    draw: (callback: (error: Error | null, value: T) => void) => void
  ): Promise<T> {
    return new Promise((resolve, reject) => {
      let returned = false;
      asActor(() =>
        draw((_error, value) =>
          returned ? resolve(value) : reject(new Error('called at once'))
        )
      );
      returned = true;
    });
  }

  test('by randomBytes', async () => {
    const bytes = await called<Buffer>((back) => crypto.randomBytes(8, back));
    expect([...bytes]).toEqual(BYTES);
  });

  test('by randomInt', async () => {
    surroundings.random();
    expect(await called<number>((back) => crypto.randomInt(8, back))).toBe(1);
    const between = called<number>((back) => crypto.randomInt(10, 18, back));
    expect(await between).toBe(12);
  });

  test('by randomFill', async () => {
    const filled = await called<Uint8Array>((back) =>
      crypto.randomFill(new Uint8Array(8), back)
    );
    expect([...filled]).toEqual(BYTES);
  });
});

test('hashes stay what they are', () => {
  const hash = () => crypto.createHash('sha256').update('x').digest('hex');
  expect(asActor(hash)).toBe(hash());
});

test('anybody else gets real randomness', () => {
  expect(crypto.randomUUID()).not.toBe(crypto.randomUUID());
  expect(crypto.randomBytes(16)).not.toEqual(crypto.randomBytes(16));
  expect(Math.random()).not.toBe(Math.random());
  expect(surroundings.random()).toBe(0);
});

test('what it installs it takes back', () => {
  uninstall();
  asActor(() => crypto.randomUUID());
  asActor(() => Math.random());
  expect(surroundings.random()).toBe(0);
});
