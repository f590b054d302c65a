import type { Call, Resume } from '../../model/call.js';
import type { Holds } from '../../model/log-calls.js';
import { textOf } from '../../model/values.js';
import type { CreateEventParams } from './api.js';

/** What is said of an event beside the event; undefined: nothing. */
export function paramsOf(call: Call): CreateEventParams | undefined {
  const params = {
    ...(call.kind === 'resume' ? resumeParams(call) : {}),
    ...('holds' in call && call.holds ? heldParams(call.holds) : {}),
  };
  return Object.keys(params).length > 0 ? params : undefined;
}

function resumeParams({
  payload,
  resumeId,
  preloads,
}: Resume): CreateEventParams {
  if (resumeId === undefined) return {};
  return {
    resumeId: textOf(resumeId),
    resumePayloadDigest: `digest-${payload}`,
    ...(preloads ? { preloadEvents: true } : {}),
  };
}

function heldParams({ cursor, count }: Holds): CreateEventParams {
  return {
    ...(cursor === undefined ? {} : { sinceCursor: cursor }),
    ...(count === undefined ? {} : { eventCount: count }),
  };
}
