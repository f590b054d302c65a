import { renderJson } from '../report/json.js';
import { renderMarkdown } from '../report/markdown.js';
import type { Cell, Report } from '../report/record.js';
import { renderTerminal } from '../report/terminal.js';
import {
  type CliContext,
  type TextStream,
  wantsColor,
  widthOf,
} from './context.js';
import { prepareOutputs, STDOUT, writeOutput } from './files.js';
import { UsageError } from './usage-error.js';

/** Where the views of a report go, as the command line says it. */
export interface ViewOptions {
  readonly json?: string;
  readonly markdown?: string;
  readonly verbose?: boolean;
}

/** Fails before the run where a view could not be written after it. */
export function prepareViews({ json, markdown }: ViewOptions): void {
  if (json === STDOUT && markdown === STDOUT) {
    const problem = { found: STDOUT, expected: ['a file for one of them'] };
    const message = '--json and --markdown cannot both be - (stdout)';
    throw new UsageError(message, problem);
  }
  prepareOutputs([json, markdown]);
}

export function writeViews(
  report: Report,
  { json, markdown }: ViewOptions,
  stdout: TextStream
): void {
  if (json !== undefined) writeOutput(json, renderJson(report), stdout);
  if (markdown === undefined) return;
  writeOutput(markdown, renderMarkdown(report), stdout);
}

/** Tells where the files went, so that nobody has to look for them. */
export function describeWritten(
  files: ViewOptions & { readonly records?: string }
): readonly string[] {
  const { json, markdown, records } = files;
  const written = [markdown, json, records].filter(
    (file) => file !== undefined && file !== STDOUT
  );
  return written.length > 0 ? [`written: ${written.join(', ')}`] : [];
}

/** Where text for people goes: not where a machine reads the report. */
export function humanStream(
  { json, markdown }: ViewOptions,
  { stdout, stderr }: CliContext
): TextStream {
  return json === STDOUT || markdown === STDOUT ? stderr : stdout;
}

export function terminalView(
  report: Report,
  stream: TextStream,
  { env }: CliContext,
  options: { verbose: boolean; isKnown?: (cell: Cell) => boolean }
): string {
  const color = wantsColor(stream, env);
  return renderTerminal(report, { width: widthOf(stream), color, ...options });
}
