import { createHook, executionAsyncId } from 'node:async_hooks';
import { currentActor } from '../context.js';
import { callSites, frameOf } from './call-sites.js';
import type { Frame, FrameRecorder, Frames, Territory } from './frame.js';

/** Frames that are kept of one place: what calls what, as far as it tells. */
const KEPT = 12;

/**
 * Remembers for each asynchronous resource the place in the tested code that
 * made it, so that an effect behind the queue of a driver is told with the
 * line that asked for it. It costs several times the schedule itself: it is
 * for what is told, never for what is explored.
 */
export function recordFrames(territory: Territory): FrameRecorder {
  const made = new Map<number, Frames>();
  const last = new Map<string, Frames>();
  const strange = new Map<string, Frames>();
  const entering = new Map<string, (at: Frames) => void>();

  const note = (actor: string): Frames | undefined => {
    const { own, others } = sorted(territory);
    const maker = made.get(executionAsyncId());
    if (own.length > 0) {
      const whole = joined(own, maker);
      last.set(actor, whole);
      entering.get(actor)?.(whole);
      entering.delete(actor);
      return whole;
    }
    if (others.length > 0) strange.set(actor, others);
    return maker;
  };
  const hook = createHook({
    init(id) {
      const actor = currentActor();
      if (!actor?.keeper) return;
      const frames = note(actor.name);
      if (frames) made.set(id, frames);
    },
  });
  hook.enable();
  return {
    here: (actor) => note(actor) ?? last.get(actor) ?? strange.get(actor),
    begin(actor, entered) {
      entering.set(actor, entered);
      last.delete(actor);
      strange.delete(actor);
    },
    stop: () => {
      hook.disable();
    },
  };
}

/** V8 loses the callers of a function that has just been awaited. */
function joined(own: Frames, maker: Frames | undefined): Frames {
  const outermost = own.at(-1);
  const at = maker?.findIndex(
    ({ file, name }) => file === outermost?.file && name === outermost?.name
  );
  if (!maker || at === undefined || at < 0) return own;
  return [...own, ...maker.slice(at + 1)].slice(0, KEPT);
}

interface Sorted {
  readonly own: Frame[];
  /** Of the package through which the tested code was entered. */
  readonly others: Frame[];
}

function sorted(territory: Territory): Sorted {
  const own: Frame[] = [];
  const others: Frame[] = [];
  for (const site of callSites()) {
    const frame = frameOf(site);
    const whose = frame ? territory(frame.file) : 'none';
    if (!frame || whose === 'none') continue;
    const into = whose === 'own' ? own : others;
    if (into.length < KEPT) into.push(frame);
  }
  return { own, others };
}
