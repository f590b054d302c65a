import type { HookState, RunState, State } from '../../model/state.js';
import { valueWords } from './answer-words.js';

/** What there is by the model, in a few words. */
export function stateWords({ runs, hooks, keys }: State): string {
  const words = [
    ...Object.entries(runs).flatMap(([name, run]) => runWords(name, run)),
    ...Object.entries(hooks).map(([name, hook]) => hookWords(name, hook)),
    ...Object.values(keys).map(({ key, run }) => `${key} stands for ${run}`),
  ];
  return words.length > 0 ? words.join('; ') : 'nothing is there';
}

function runWords(name: string, run: RunState): string[] {
  const { status, value, attributes, steps, waits } = run;
  const pairs = Object.entries(attributes).map(
    ([key, each]) => ` ${key}=${each}`
  );
  return [
    `${name} ${status}${valueWords(value)}${pairs.join('')}`,
    ...Object.entries(steps).map(([step, each]) => `${step} ${each.status}`),
    ...Object.entries(waits).map(([wait, each]) => `${wait} ${each.status}`),
  ];
}

function hookWords(name: string, hook: HookState): string {
  const { token, held, live, disposed } = hook;
  if (live)
    return held
      ? `${name} owns ${token}`
      : `${name} is found, ${token} is free`;
  if (held) return `${name} holds ${token}`;
  return disposed ? `${name} is disposed` : `${name} is gone, ${token} is free`;
}
