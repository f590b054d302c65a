import type { Refusal, Refused, Response } from './response.js';

/** What an error says of the call; an error of the World's code says nothing. */
const RAW: ReadonlySet<Refusal> = new Set(['unexpected', 'senseless']);

/** An error that the contract does not know: the World's code fell over. */
export function isRaw({ refusal }: Refused): boolean {
  return RAW.has(refusal);
}

/** An error that gives no reason by which a caller could go on. */
export function isMute(refused: Refused): boolean {
  return isRaw(refused) || refused.refusal === 'rejected';
}

/** The connection broke, or the server did: nobody is to blame for it. */
export function isLost(response: Response | undefined): boolean {
  return response?.ok === false && response.refusal === 'lost';
}

/** Whether a write that was answered so may have taken effect, or not. */
export function isUndecided(response: Response | undefined): boolean {
  return !response || (!response.ok && (isMute(response) || isLost(response)));
}
