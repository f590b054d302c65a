import type { LogEntry } from '../../src/model/response.js';

/**
 * Event logs as text, one entry a line: the type, then what it is about.
 *
 *     run_created · run_started · run_completed VALUE
 *     hook_created HOOK TOKEN · hook_received HOOK PAYLOAD [RESUME_ID]
 *     attr_set KEY=VALUE … (KEY= removes) · step_created STEP
 *
 * Ids are slots, counted from 1; `@3` at the end of a line says another.
 */
export function logOf(...lines: readonly string[]): LogEntry[] {
  return lines.map((line, index) => {
    const [text = '', slot] = line.split(' @');
    return entryOf(text, slotId(slot === undefined ? index + 1 : Number(slot)));
  });
}

function slotId(slot: number): string {
  return `evnt_${String(slot).padStart(10, '0')}`;
}

function entryOf(text: string, id: string): LogEntry {
  const [type = '', first, second, third] = text.split(' ');
  if (type === 'attr_set') {
    return { id, type, changes: text.split(' ').slice(1).map(changeOf) };
  }
  if (type === 'hook_created') {
    return { id, type, subject: first, token: second };
  }
  if (type === 'hook_received') {
    return { id, type, subject: first, value: second, resumeId: third };
  }
  const isAboutRun = type.startsWith('run_');
  return isAboutRun ? { id, type, value: first } : { id, type, subject: first };
}

function changeOf(text: string): readonly [string, string | null] {
  const [key = '', value = ''] = text.split('=');
  return [key, value === '' ? null : value];
}
