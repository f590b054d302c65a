import type { Asked } from './asked.js';

/** What no check asks with, by what its contract says of it. */
const REASONS: readonly (readonly [asked: RegExp, why: string])[] = [
  [
    /\{(requestId|computeInstanceId)\}$/,
    'it says where a write comes from, and no answer of the storage shows it',
  ],
  [
    /\{replayDivergenceCount\}$/,
    'a metric of the runtime, which no World is to keep',
  ],
  [
    /\{(skipPreload|viaStepDispatch)\}$/,
    'advice, which a World may ignore altogether',
  ],
  [
    /\{replayEventObserver\}$/,
    'it hears of events of an answer that comes as a stream, which it need not',
  ],
  [
    /\{(occurredAt|stateUpdatedAt)\}$/,
    'a World may keep it beside createdAt, and need not',
  ],
  [/\{v1Compat\}$/, 'it is about runs of an earlier major version'],
  [/\{resolveData: all\}$/, 'the same as to say nothing, which is asked'],
  [
    /^events\.create(Batch)? \{resolveData: none\}$/,
    'it makes an answer smaller, and no sentence says which or by what',
  ],
  [/\{signal\}$/, 'a World that cannot observe it may ignore it'],
];

/** Why something is not asked, where there is a reason in its contract. */
export function whyUnasked(name: string): string | undefined {
  return REASONS.find(([asked]) => asked.test(name))?.[1];
}

/** Of some subjects, each reason with all that was not asked for it. */
export function reasonsIn(
  all: readonly Asked[]
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, Set<string>>();
  for (const { methods } of all) {
    for (const { name, takes, lacking } of methods) {
      if (lacking) continue;
      for (const taken of takes) {
        if (taken.schedules > 0) continue;
        const why = whyUnasked(`${name} ${taken.name}`);
        if (why === undefined) continue;
        names.set(why, (names.get(why) ?? new Set()).add(taken.name));
      }
    }
  }
  return new Map([...names].map(([why, each]) => [why, [...each]]));
}
