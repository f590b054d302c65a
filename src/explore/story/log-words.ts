import { runLogsOf } from '../../judge/log/run-log.js';
import type { History, Operation } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';

/** Longer lists are told by their length. */
const LISTED_MAX = 6;

/** A log by its positions, with what each entry is about. */
export function logWords(entries: readonly LogEntry[]): string {
  if (entries.length === 0) return 'empty';
  return entries.map(entryWords).join(' ');
}

/** What a reader was given, and what it misses of the log as it was left. */
export function listedWords(read: Operation, history: History): string {
  const { call, response } = read;
  if (call.kind !== 'listEvents' || !response?.ok) return '';
  const listed = response.events ?? [];
  const log = runLogsOf(history).find(({ run }) => run === call.run);
  const missing = missingOf(read, listed, log?.entries ?? [], history);
  const words =
    listed.length > LISTED_MAX
      ? `${listed.length} events`
      : `[${listed.map(({ type }) => type).join(', ')}]`;
  return missing.length > 0 ? `${words} without ${missing.join(' ')}` : words;
}

/** Entries before the last that was listed, or that somebody was told of. */
function missingOf(
  { invoked }: Operation,
  listed: readonly LogEntry[],
  log: readonly LogEntry[],
  { operations }: History
): string[] {
  const ids = new Set(listed.map(({ id }) => id));
  const last = log.findLastIndex(({ id }) => ids.has(id));
  const told = new Set(
    operations.flatMap(({ returned, response }) =>
      returned !== undefined && returned < invoked && response?.ok
        ? [response.event?.id]
        : []
    )
  );
  return log.flatMap((entry, at) =>
    !ids.has(entry.id) && (at < last || told.has(entry.id))
      ? [entryWords(entry, at)]
      : []
  );
}

function entryWords(entry: LogEntry, at: number): string {
  const about = aboutWords(entry);
  return `#${at + 1} ${entry.type}${about ? `(${about})` : ''}`;
}

/** Results by value, changes by what they set, payloads with their hook. */
function aboutWords({ type, subject, value, changes }: LogEntry): string {
  if (changes) return changes.map(([key, each]) => `${key}=${each}`).join(' ');
  if (type.startsWith('run_')) return value ?? '';
  const payload = type === 'hook_received' ? value : undefined;
  return [subject, payload].filter((part) => part !== undefined).join(', ');
}
