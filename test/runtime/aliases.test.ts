import { describe, expect, it } from 'vitest';
import { Aliases } from '../../src/runtime/aliases.js';

describe('names of the ids that the runtime makes', () => {
  it('keeps the first name of an id, and says of others that it is none', () => {
    const aliases = new Aliases();
    aliases.name('wrun_1', 'r1');
    aliases.name('wrun_1', 'r2');
    expect(aliases.nameOf('wrun_1')).toBe('r1');
    expect(aliases.nameOf('wrun_9')).toBe('?wrun_9');
    expect(aliases.nameOf(undefined)).toBeUndefined();
  });

  it('numbers several of a kind in the order in which they show', () => {
    const aliases = new Aliases();
    expect(aliases.number('hook_b', 'r1-hook')).toBe('r1-hook');
    expect(aliases.number('hook_a', 'r1-hook')).toBe('r1-hook-2');
    expect(aliases.number('hook_b', 'r1-hook')).toBe('r1-hook');
    expect(aliases.redact('hook_a before hook_b')).toBe(
      'r1-hook-2 before r1-hook'
    );
  });

  it('tells runs from whatever else has a name', () => {
    const aliases = new Aliases();
    aliases.name('key-7', 'key');
    aliases.name('wrun_1', 'r1');
    expect(aliases.runs).toEqual([['wrun_1', 'r1']]);
  });
});
