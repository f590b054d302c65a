import { appendFileSync } from 'node:fs';
import type { Effect } from './ledger.js';

/** One call or one effect, in the order in which it was seen. */
export type TranscriptLine =
  | {
      readonly at: 'call';
      /** Real ms since the try began, and until the answer came. */
      readonly fromMs: number;
      readonly toMs: number;
      readonly place: string;
      readonly call: string;
      readonly args: unknown;
      readonly answer: unknown;
    }
  | ({ readonly at: 'effect' } & Effect)
  | { readonly at: 'note'; readonly atMs: number; readonly text: string };

const LINES_MAX = 60;
const TEXT_MAX = 200;

/** A short text of it, one line each, in the order of time. */
export function renderTranscript(lines: readonly TranscriptLine[]): string[] {
  const ordered = [...lines].sort((a, b) => timeOf(a) - timeOf(b));
  const shown = ordered.slice(0, LINES_MAX).map(renderLine);
  const rest = ordered.length - shown.length;
  return rest > 0 ? [...shown, `… ${rest} more`] : shown;
}

function timeOf(line: TranscriptLine): number {
  return line.at === 'call' ? line.fromMs : line.atMs;
}

function renderLine(line: TranscriptLine): string {
  const at = `+${timeOf(line)}ms`;
  if (line.at === 'note') return `${at} ${line.text}`;
  if (line.at === 'effect') {
    return `${at} ${line.place} · ${line.kind} of ${line.request}${
      line.detail === undefined ? '' : ` (${line.detail})`
    }`;
  }
  const spent = line.toMs - line.fromMs;
  const text = `${line.call} ${brief(line.args)} → ${brief(line.answer)}`;
  return `${at} ${line.place} ${text} [${spent}ms]`;
}

function brief(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
}

/** Where every line of a run is kept, as JSON Lines. */
export class TranscriptFile {
  constructor(readonly path: string) {}

  append(context: object, lines: readonly TranscriptLine[]): void {
    const text = lines.map((line) => JSON.stringify({ ...context, ...line }));
    if (text.length > 0) appendFileSync(this.path, `${text.join('\n')}\n`);
  }
}
