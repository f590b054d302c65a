import crypto from 'node:crypto';
import { currentActor } from '../context.js';

/** A draw from the actor's stream, in [0, 1); undefined outside of actors. */
function draw(): number | undefined {
  const actor = currentActor();
  return actor?.surroundings?.random(actor);
}

function isVirtual(): boolean {
  return currentActor()?.surroundings !== undefined;
}

function fillBytes(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; at++) {
    bytes[at] = Math.floor((draw() ?? 0) * 256);
  }
}

function fill<T extends ArrayBufferView>(view: T): T {
  const { buffer, byteOffset, byteLength } = view;
  fillBytes(new Uint8Array(buffer, byteOffset, byteLength));
  return view;
}

/** As Node does: offset and size count elements, not bytes. */
function fillPart<T extends ArrayBuffer | ArrayBufferView>(
  target: T,
  offset = 0,
  size?: number
): T {
  const { buffer, byteOffset, byteLength } = ArrayBuffer.isView(target)
    ? target
    : new Uint8Array(target);
  const width = elementWidth(target);
  const start = offset * width;
  const length = size === undefined ? byteLength - start : size * width;
  fillBytes(new Uint8Array(buffer, byteOffset + start, length));
  return target;
}

function elementWidth(target: object): number {
  return 'BYTES_PER_ELEMENT' in target ? Number(target.BYTES_PER_ELEMENT) : 1;
}

function uuid(): string {
  const bytes = fill(Buffer.alloc(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  const at = [0, 8, 12, 16, 20, 32];
  return at
    .slice(1)
    .map((end, index) => hex.slice(at[index], end))
    .join('-');
}

type Table = Record<string, unknown>;
type Anything = (...args: never[]) => unknown;

/**
 * Makes `Math.random` and the randomness of `node:crypto` and Web Crypto come
 * from the actor's stream. Hashing and ciphers stay as they are.
 */
export function installEntropyGates(): () => void {
  const undo: (() => void)[] = [];
  const patch = (table: object, name: string, virtual: Anything): void => {
    const target = table as Table;
    const original = target[name] as Anything;
    target[name] = function patched(this: unknown, ...args: never[]): unknown {
      const self = isVirtual() ? undefined : this;
      return (isVirtual() ? virtual : original).apply(self ?? table, args);
    };
    undo.push(() => {
      target[name] = original;
    });
  };
  const answer = <T>(value: T, callback?: (e: null, v: T) => void) => {
    if (!callback) return value;
    queueMicrotask(() => callback(null, value));
    return undefined;
  };

  patch(Math, 'random', () => draw());
  patch(crypto, 'randomUUID', uuid);
  patch(crypto, 'randomFillSync', fillPart);
  patch(crypto, 'randomFill', (target: ArrayBuffer, ...rest: unknown[]) => {
    const callback = rest.pop() as (e: null, v: ArrayBuffer) => void;
    const [offset, size] = rest as number[];
    return answer(fillPart(target, offset, size), callback);
  });
  patch(crypto, 'randomBytes', (size: number, callback?: never) =>
    answer(fill(Buffer.alloc(size)), callback)
  );
  patch(crypto, 'randomInt', (a: number, b?: number, callback?: never) => {
    const [low, high] = typeof b === 'number' ? [a, b] : [0, a];
    const value = low + Math.floor((draw() ?? 0) * (high - low));
    return answer(value, typeof b === 'function' ? b : callback);
  });
  patch(crypto.webcrypto, 'getRandomValues', fill);
  patch(crypto.webcrypto, 'randomUUID', uuid);
  return () => {
    for (const each of undo.reverse()) each();
  };
}
