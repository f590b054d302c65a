import type { Command } from './command.js';

/** Names of commands whose first argument is a subcommand. */
const CONTAINERS = new Set([
  'acl',
  'client',
  'cluster',
  'command',
  'config',
  'debug',
  'function',
  'latency',
  'module',
  'pubsub',
  'script',
  'slowlog',
]);

/** Containers whose subcommands work on a key. */
const KEY_CONTAINERS = new Set(['memory', 'object', 'xgroup', 'xinfo']);

/** Their arguments are values, secrets or options. */
const KEYLESS = new Set([
  'asking',
  'auth',
  'bgrewriteaof',
  'bgsave',
  'dbsize',
  'discard',
  'echo',
  'exec',
  'failover',
  'flushall',
  'flushdb',
  'hello',
  'info',
  'keys',
  'lastsave',
  'lolwut',
  'multi',
  'ping',
  'quit',
  'randomkey',
  'readonly',
  'readwrite',
  'replicaof',
  'reset',
  'role',
  'save',
  'scan',
  'select',
  'shutdown',
  'slaveof',
  'swapdb',
  'time',
  'unwatch',
  'wait',
  'waitaof',
]);

/** Where the first key stands if it is not the first argument. */
const POSITIONS = new Map([
  ['bitop', 1],
  ['eval', 2],
  ['eval_ro', 2],
  ['evalsha', 2],
  ['evalsha_ro', 2],
  ['fcall', 2],
  ['fcall_ro', 2],
  ['blmpop', 2],
  ['bzmpop', 2],
  ['lmpop', 1],
  ['zmpop', 1],
  ['sintercard', 1],
  ['zintercard', 1],
  ['zinter', 1],
  ['zunion', 1],
  ['zdiff', 1],
  ['migrate', 2],
]);

const LENGTH_MAX = 200;

const PLAIN = /^[ -~]*$/;

/** On one line, since it becomes a part of a label. */
function printable(bytes: Buffer | undefined): string {
  const text = bytes?.toString('utf8') ?? '';
  // Nearly all keys are, and the class below takes long to tell.
  if (PLAIN.test(text)) return text.slice(0, LENGTH_MAX);
  return text.replace(/\p{C}/gu, '?').slice(0, LENGTH_MAX);
}

function streamKey(command: Command): Buffer | undefined {
  const at = command.indexOf('streams');
  return at < 0 ? undefined : command.arg(at + 1);
}

/** A script's key stands behind their number, which may be none. */
function firstKey(command: Command): Buffer | undefined {
  const { name } = command;
  const position = POSITIONS.get(name) ?? 0;
  const countsKeys = position > 0 && !/^(bitop|migrate)$/.test(name);
  return countsKeys && command.word(position - 1) === '0'
    ? undefined
    : command.arg(position);
}

/**
 * What a command works on: its first key or channel, or its subcommand where
 * there is none. Never a value.
 */
export function keyOf(command: Command): string {
  const { name } = command;
  if (KEYLESS.has(name)) return '';
  if (CONTAINERS.has(name)) return printable(command.arg(0)).toLowerCase();
  if (KEY_CONTAINERS.has(name)) return printable(command.arg(1));
  if (/^xread(group)?$/.test(name)) return printable(streamKey(command));
  return printable(firstKey(command));
}
