import type { Awaited } from './backlog.js';

/** What a server may send for what is awaited, by the letters of messages. */
export interface Answer {
  /** May come before the answer is whole. */
  readonly within: string;
  /** Makes it whole. */
  readonly last: string;
}

/** NoticeResponse, ParameterStatus and ErrorResponse may come at any time. */
export const ASIDES = 'NSE';

/** Message flow of protocol 3.0; a login also ends where a password is due. */
export const ANSWERS: Readonly<Record<Awaited, Answer>> = {
  negotiation: { within: '', last: '' },
  login: { within: 'RKv', last: 'Z' },
  parse: { within: '', last: '1' },
  bind: { within: '', last: '2' },
  describe: { within: 't', last: 'Tn' },
  execute: { within: 'D', last: 'CIs' },
  close: { within: '', last: '3' },
  query: { within: 'TDCIV', last: 'Z' },
  sync: { within: '', last: 'Z' },
};
