import type { OrderData } from '../data.js';

/** A call that an actor made, and what it was answered, if it was. */
export interface Asked {
  readonly words: string;
  readonly answer: string | undefined;
}

/**
 * The model's state by the calls that are answered by now, along the order of
 * the checker: up to the first that is not.
 */
export function stateBy(
  { calls }: OrderData,
  answered: ReadonlyMap<string, readonly Asked[]>,
  isSetUp: boolean
): string {
  let state = 'nothing is there';
  const left = new Map([...answered].map(([actor, all]) => [actor, [...all]]));
  for (const call of calls) {
    if (call.actor === 'setup' && !isSetUp) break;
    if (call.actor !== 'setup' && !takes(left.get(call.actor) ?? [], call)) {
      break;
    }
    state = call.state;
  }
  return state;
}

/** A part of a call shows before its answer, and does not use it up. */
function takes(
  left: Asked[],
  {
    words,
    part,
  }: { readonly words: string; readonly part?: string | undefined }
): boolean {
  const at = left.findIndex((each) => each.words === words);
  if (at < 0) return false;
  if (part === undefined) left.splice(at, 1);
  return true;
}
