import type { Command } from './command.js';
import { redisError } from './redis-error.js';

const NOTIFIERS = new Set([
  'publish',
  'spublish',
  'exec',
  'eval',
  'eval_ro',
  'evalsha',
  'evalsha_ro',
  'fcall',
  'fcall_ro',
]);

const BLOCKERS = new Set([
  'blpop',
  'brpop',
  'blmove',
  'blmpop',
  'brpoplpush',
  'bzpopmin',
  'bzpopmax',
  'bzmpop',
  'wait',
  'waitaof',
]);

const STREAM_READERS = new Set(['xread', 'xreadgroup']);

const first = (command: Command) => command.arg(0);
const last = (command: Command) => command.arg(command.argCount - 1);

/** Which argument is a script, where one is. */
const SCRIPT_GIVERS = new Map([
  ['eval', first],
  ['eval_ro', first],
  ['script', last],
  ['function', last],
]);

const FEEDS = new Set(['monitor', 'sync', 'psync']);

/** Whether it may publish, itself or by what it runs. */
export const notifies = ({ name }: Command): boolean => NOTIFIERS.has(name);

/** Whether the server may take nothing more from this connection for a while. */
export const blocks = (command: Command): boolean =>
  BLOCKERS.has(command.name) ||
  (STREAM_READERS.has(command.name) && command.indexOf('block') >= 0);

const TIME_CALL = /\b(?:redis|server)\.p?call\(\s*['"]time['"]/i;

/** By itself, or by a script that comes with it. */
export function readsClock(command: Command): boolean {
  if (command.name === 'time') return true;
  const script = SCRIPT_GIVERS.get(command.name)?.(command);
  return script !== undefined && TIME_CALL.test(script.toString('latin1'));
}

/** @throws ProtocolError for commands after which replies cannot be counted */
export function refuseUncontrolled(command: Command): void {
  if (FEEDS.has(command.name)) {
    throw redisError(
      `${command.name.toUpperCase()} turns the connection into an endless ` +
        'feed, which no gate can hold. Leave it out of what is simulated.'
    );
  }
  if (command.name !== 'client' || command.word(0) !== 'reply') return;
  const mode = command.word(1);
  if (mode === 'on') return;
  throw redisError(
    `CLIENT REPLY ${mode.toUpperCase()} drops answers, so that a ` +
      'round trip has no end. Expected a client that lets the server answer.'
  );
}
