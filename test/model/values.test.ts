import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  changedIn,
  labelOfBytes,
  labelOfText,
  mayBeRefused,
  textOf,
  unusualKind,
} from '../../src/model/values.js';

const TEXTS = [
  'nul',
  'half',
  'quotes',
  'path',
  'wide',
  'long',
  'tail',
  'behind',
];

describe('labels of unusual values', () => {
  it.each(TEXTS)('stand for a text and are told from it: %s', (kind) => {
    const label = `B1~${kind}`;
    expect(textOf(label)).toContain(`${label}~`);
    expect(labelOfText(textOf(label))).toBe(label);
    expect(unusualKind(label)).toBe('text');
    expect(mayBeRefused(label)).toBe(true);
  });

  it('stand for texts that are alike in their first 255 characters, or up to a NUL', () => {
    const [one = '', other] = ['t1~tail', 't2~tail'].map(textOf);
    expect(other).not.toBe(one);
    expect(other?.slice(0, 255)).toBe(one.slice(0, 255));
    const heads = ['t1~behind', 't2~behind'].map((it) =>
      textOf(it).split('\0')
    );
    expect(heads.map(([head]) => head)).toEqual(['x', 'x']);
    expect(heads[1]).not.toEqual(heads[0]);
  });

  it.each(['raw', 'ends', 'huge'])('stand for bytes: %s', (kind) => {
    const label = `B1~${kind}`;
    expect(labelOfBytes(bytesOf(label))).toBe(label);
    expect(unusualKind(label)).toBe('payload');
  });

  it('leave every other label as it is', () => {
    for (const label of ['', 'B1', 'in-r1', 'a~b', 'x~nul~y', 'toString']) {
      expect(textOf(label)).toBe(label);
      expect(labelOfBytes(bytesOf(label))).toBe(label);
      expect(unusualKind(label)).toBeUndefined();
    }
  });

  it('stand for a word that objects know', () => {
    expect(textOf('~proto')).toBe('__proto__');
    expect(labelOfText('__proto__')).toBe('~proto');
  });

  it('say of a value that was changed whose it was', () => {
    const cut = labelOfText(textOf('B1~long').slice(0, 255));
    expect(changedIn(cut)).toMatchObject({
      label: 'B1~long',
      isPayload: false,
    });
    const text = new TextDecoder().decode(bytesOf('B1~raw'));
    const recoded = new TextEncoder().encode(text);
    expect(changedIn(labelOfBytes(recoded))).toMatchObject({
      label: 'B1~raw',
      isPayload: true,
    });
    for (const part of [
      bytesOf('B1~ends').subarray(0, -1),
      bytesOf('B1~ends').subarray(1),
    ]) {
      expect(changedIn(labelOfBytes(part))).toMatchObject({
        label: 'B1~ends',
        isPayload: true,
      });
    }
    expect(changedIn('B1~nul')).toBeUndefined();
  });

  it('may be refused where a World need not be able to keep them', () => {
    expect(mayBeRefused('B1~huge')).toBe(true);
    expect(mayBeRefused('B1~raw')).toBe(false);
    expect(mayBeRefused('B1')).toBe(false);
  });
});
