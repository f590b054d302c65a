import type { Call } from './call.js';
import type { Accepted, Brought } from './response.js';

/**
 * What has to come with an accepted write: "returns both the event and the
 * affected entity" (interfaces.d.ts). events.d.ts says which entity that is:
 * attributes, resumes and disposals have none.
 */
export function broughtBy(
  call: Call,
  { conflict }: Pick<Accepted, 'conflict'> = {}
): readonly Brought[] {
  switch (call.kind) {
    case 'createRun':
    case 'startRun':
    case 'endRun':
      return ['event', 'run'];
    case 'createHook':
      return conflict ? ['event'] : ['event', 'hook'];
    case 'createStep':
    case 'startStep':
    case 'lazyStartStep':
    case 'retryStep':
    case 'completeStep':
    case 'failStep':
      return ['event', 'step'];
    case 'createWait':
    case 'completeWait':
      return ['event', 'wait'];
    case 'resume':
    case 'disposeHook':
    case 'setAttributes':
      return ['event'];
    default:
      return [];
  }
}
