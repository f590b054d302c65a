import type { AttributeChange, Attributes, Call } from '../call.js';
import type { Moment } from '../moment.js';
import { isRaw } from '../refusals.js';
import { ruling, type Transition } from '../ruling.js';
import type { State } from '../state.js';
import { mayBeRefused } from '../values.js';
import { isWrite } from '../writes.js';
import { open } from './due.js';

const RESERVED = '$';

/** Keys with a leading $, of one who may not set them. */
export function isReserved(
  keys: readonly string[],
  { allowsReserved }: { readonly allowsReserved?: true | undefined }
): boolean {
  return !allowsReserved && keys.some((key) => key.startsWith(RESERVED));
}

/**
 * What a refusal means of a call that bears a value which a World need not be
 * able to keep: it says so by an error of the contract. Where the refusal is
 * true for another reason it needs no such excuse.
 */
export function excused(
  state: State,
  { call, response }: Moment,
  transitions: readonly Transition[]
): readonly Transition[] {
  if (!response || response.ok || !bearsUnusual(call)) return transitions;
  if (transitions.some(({ breaks }) => breaks.length === 0)) return transitions;
  // Whoever looks for a value that was taken has to find it.
  if (!isWrite(call) && !isRaw(response) && response.refusal !== 'invalid') {
    return [ruling().breaksRule('text.faithful').to(state)];
  }
  return [open(ruling(), response).to(state)];
}

function bearsUnusual(call: Call): boolean {
  // A key must not be empty: attributes-validation.d.ts.
  const hasEmptyKey =
    call.kind === 'setAttributes' && call.changes.some(([key]) => key === '');
  return hasEmptyKey || valuesIn(call).some(mayBeRefused);
}

/** Every text and every payload of a call, by its label. */
export function valuesIn(call: Call): readonly string[] {
  switch (call.kind) {
    case 'createRun':
      return [call.workflow, call.input, ...pairsIn(call.attributes)];
    case 'startRun': {
      const { workflow = '', input = '', attributes } = call.data ?? {};
      return [workflow, input, ...pairsIn(attributes)];
    }
    case 'endRun':
      return [call.value];
    case 'createHook':
      return [call.token, call.metadata ?? ''];
    case 'resume':
      return [call.payload, call.resumeId ?? ''];
    case 'setAttributes':
      return call.changes.flatMap(textsIn);
    case 'createStep':
    case 'completeStep':
    case 'failStep':
      return [call.value ?? ''];
    case 'getByToken':
      return [call.token];
    case 'listRuns':
      return [call.workflow ?? ''];
    case 'findRuns':
      return pairsIn(call.attributes);
    default:
      return [];
  }
}

function pairsIn(attributes: Attributes = {}): readonly string[] {
  return Object.entries(attributes).flat();
}

function textsIn([key, value]: AttributeChange): readonly string[] {
  return value === null ? [key] : [key, value];
}
