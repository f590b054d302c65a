import {
  type Birth,
  type Call,
  contextOf,
  deploymentOf,
  errorCodeOf,
  FIRST_ATTEMPT,
  type Name,
  publicKeyOf,
  type SetAttributes,
  type StepEvent,
  stackOf,
  stepNameOf,
  stepValueOf,
  writeNameOf,
} from '../../model/call.js';
import { eventTypeOf } from '../../model/event-types.js';
import { textOf } from '../../model/values.js';
import type { EventRequest } from './api.js';
import { contextGiven } from './context.js';
import type { Kept } from './detached/kept.js';
import type { Instants } from './instants.js';
import type { Names } from './names.js';
import { encodeLabel } from './payload.js';
import { textsOf } from './texts.js';

/** What a request needs beside the call itself. */
export interface RequestContext {
  readonly names: Names;
  readonly specVersion: number;
  /** The contract leaves the ids of runs to the World. */
  readonly isRunIdOfWorld?: boolean | undefined;
  /** The contract has a name for each refusal on which callers branch. */
  readonly areRefusalsNamed?: boolean | undefined;
  /** Errors are bytes as any other payload. */
  readonly areErrorsBytes?: boolean | undefined;
  /** Runs are created with a public key. */
  readonly hasPublicKeys?: boolean | undefined;
  /** Virtual time of the caller's process, in ms. */
  readonly nowMs: number;
  readonly instants: Instants;
  /** What callers gave and were answered, where somebody writes over it. */
  readonly kept?: Kept | undefined;
  /** Takes the names of times that came as no Date. */
  readonly undated?: Set<string> | undefined;
}

/** The event that a call creates; undefined for calls that create none. */
export function requestOf(
  call: Call,
  context: RequestContext
): EventRequest | undefined {
  const { names, specVersion, nowMs, instants, areErrorsBytes } = context;
  const eventType = eventTypeOf({ call, response: undefined });
  if (eventType === undefined) return undefined;
  const event = (
    correlationId?: string,
    eventData?: Record<string, unknown>
  ): EventRequest => ({
    eventType,
    specVersion,
    ...(correlationId === undefined ? {} : { correlationId }),
    ...(eventData === undefined ? {} : { eventData }),
  });
  switch (call.kind) {
    case 'createRun':
      return event(undefined, birthData(call, context));
    case 'startRun':
      return call.data
        ? event(undefined, birthData(call.data, context))
        : event();
    case 'endRun':
      return event(undefined, endData(call, areErrorsBytes));
    case 'createHook':
      return event(names.id('hook', call.hook, nowMs), {
        token: names.token(call.token),
        ...(call.retainMs === undefined
          ? {}
          : { tokenRetentionUntil: new Date(nowMs + call.retainMs) }),
        ...(call.metadata === undefined
          ? {}
          : { metadata: encodeLabel(call.metadata) }),
        ...(call.isWebhook === undefined ? {} : { isWebhook: call.isWebhook }),
        ...(call.isSystem === undefined ? {} : { isSystem: call.isSystem }),
      });
    case 'resume':
      return event(names.id('hook', call.hook, nowMs), {
        ...(call.foundBy === undefined
          ? {}
          : { token: names.token(call.foundBy) }),
        payload: encodeLabel(call.payload),
      });
    case 'disposeHook':
      return event(names.id('hook', call.hook, nowMs));
    case 'setAttributes':
      return event(names.id('step', writeNameOf(call), nowMs), {
        changes: call.changes.map(([key, value]) => ({
          key: textOf(key),
          value: value === null ? null : textOf(value),
        })),
        writer: writerGiven(call, (step) =>
          names.idWithin(call.run, 'step', step, nowMs)
        ),
        ...reserved(call.allowsReserved),
      });
    case 'createStep':
    case 'startStep':
    case 'lazyStartStep':
    case 'retryStep':
    case 'completeStep':
    case 'failStep':
      return event(
        names.idWithin(call.run, 'step', call.step, nowMs),
        stepData(call, nowMs, areErrorsBytes)
      );
    case 'createWait': {
      const entity = waitKey(call.run, call.wait);
      return event(names.idWithin(call.run, 'wait', call.wait, nowMs), {
        resumeAt: instants.give(entity, nowMs, call.inMs),
      });
    }
    case 'completeWait':
      return event(names.idWithin(call.run, 'wait', call.wait, nowMs));
    default:
      return undefined;
  }
}

function writerGiven(
  { by }: SetAttributes,
  idOf: (step: Name) => string
): Record<string, unknown> {
  if (by === undefined) return { type: 'workflow' };
  return { type: 'step', stepId: idOf(by), attempt: FIRST_ATTEMPT };
}

function birthData(
  birth: Birth,
  { hasPublicKeys }: RequestContext
): Record<string, unknown> {
  const { workflow, input, attributes, allowsReserved } = birth;
  return {
    deploymentId: deploymentOf(birth),
    workflowName: textOf(workflow),
    input: encodeLabel(input),
    executionContext: contextGiven(contextOf(birth)),
    ...(hasPublicKeys ? { encryptionPublicKey: publicKeyOf(birth) } : {}),
    ...(attributes ? { attributes: textsOf(attributes) } : {}),
    ...reserved(allowsReserved),
  };
}

/** A wait is known by its run and its own name. */
export function waitKey(run: Name | undefined, wait: Name | undefined): string {
  return `${run}/${wait}`;
}

function reserved(allows: true | undefined): Record<string, true> {
  return allows ? { allowReservedAttributes: true } : {};
}

/**
 * What was thrown, as the SDK's serializer would hand it over, or as it is. Its
 * stack is told within the error of a run, and beside that of a step: both ways
 * are given, so that a World may keep either.
 */
function errorOf(value: string, isBytes = false): Record<string, unknown> {
  if (isBytes) return { error: encodeLabel(value) };
  const stack = stackOf(value);
  return { error: { message: textOf(value), stack }, stack };
}

/** The category of a failed run stands beside its error, and in its view. */
function errorOfRun(value: string, isBytes = false): Record<string, unknown> {
  const code = errorCodeOf(value);
  const { error } = errorOf(value, isBytes);
  const whole = isBytes ? error : { ...(error as object), code };
  return { error: whole, errorCode: code };
}

function endData(
  call: Extract<Call, { kind: 'endRun' }>,
  areErrorsBytes?: boolean
): Record<string, unknown> | undefined {
  if (call.status === 'completed') return { output: encodeLabel(call.value) };
  if (call.status === 'failed') {
    return errorOfRun(call.value, areErrorsBytes);
  }
  const { reason } = call;
  return reason === undefined ? undefined : { cancelReason: reason };
}

function stepData(
  call: StepEvent,
  nowMs: number,
  areErrorsBytes?: boolean
): Record<string, unknown> {
  const value = stepValueOf(call) ?? '';
  const stepName = stepNameOf(call.run, call.step);
  switch (call.kind) {
    case 'createStep':
    case 'lazyStartStep':
      return { stepName, input: encodeLabel(value) };
    case 'retryStep':
      return {
        stepName,
        ...errorOf(value, areErrorsBytes),
        ...(call.afterMs === undefined
          ? {}
          : { retryAfter: new Date(nowMs + call.afterMs) }),
      };
    case 'startStep':
      return { stepName };
    case 'completeStep':
      return { stepName, result: encodeLabel(value) };
    case 'failStep':
      return { stepName, ...errorOf(value, areErrorsBytes) };
  }
}
