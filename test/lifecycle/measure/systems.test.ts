import { describe, expect, it } from 'vitest';
import { ENGINE_IDS } from '../../../src/engines/engine.js';
import {
  SYSTEM_NAMES,
  systemsOf,
} from '../../../src/lifecycle/measure/systems.js';

describe('the systems that words mean', () => {
  it('are all of them without a word, the proposal first', () => {
    const { worlds, engines } = systemsOf([]);
    expect(worlds[0]).toBe('reference');
    expect([...worlds, ...engines]).toEqual(SYSTEM_NAMES);
    expect(engines).toEqual([...ENGINE_IDS]);
  });

  it('may be a published World or a module', () => {
    const words = ['@workflow/world-local@5.0.0-beta.3', './world.js', 'dbos'];
    const { worlds, engines } = systemsOf(words);
    expect(worlds).toEqual(words.slice(0, 2));
    expect(engines).toEqual(['dbos']);
  });

  it.each([
    ['temporl', 'there is no system temporl; did you mean temporal?'],
    ['refrence', 'there is no system refrence; did you mean reference?'],
    ['kafka-connect', 'there is no system kafka-connect'],
    ['shim:local-v5', 'shim:local-v5 is not a system'],
    ['mutant:x', 'mutant:x is not a system'],
    ['@workflow/world-local', '@workflow/world-local needs a version'],
  ])('%s is none', (word, message) => {
    expect(() => systemsOf(['reference', word])).toThrow(message);
  });
});
