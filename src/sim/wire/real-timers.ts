import { clearTimeout, setImmediate, setTimeout } from 'node:timers';

/**
 * Node's own, as they were when this module was loaded: a wire goes on in real
 * time, on whosever behalf its callbacks are called. The gates of sockets load
 * it, since a wire itself may be loaded when timers are patched already.
 */
export const realTimeout = setTimeout;
export const realImmediate = setImmediate;
export const realClear = clearTimeout;
