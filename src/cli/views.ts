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
import {
  prepareOutputs,
  STDOUT,
  type WriteFailure,
  writeOutput,
} from './files.js';

/** Where the views of a report go, as the command line says it. */
export interface ViewOptions {
  readonly json?: string;
  readonly markdown?: string;
  /** Written while the run goes on. */
  readonly records?: string;
  readonly verbose?: boolean;
}

/** Fails before the run where a view could not be written after it. */
export function prepareViews({ json, markdown, records }: ViewOptions): void {
  prepareOutputs([json, markdown, records]);
}

export function writeViews(
  report: Report,
  { json, markdown }: ViewOptions,
  stdout: TextStream
): WriteFailure[] {
  const views = [
    { file: json, render: renderJson },
    { file: markdown, render: renderMarkdown },
  ];
  return views.flatMap(({ file, render }) =>
    file === undefined ? [] : writeOutput(file, render(report), stdout)
  );
}

/** Tells where the files went, so that nobody has to look for them. */
export function describeWritten(
  { json, markdown, records }: ViewOptions,
  failures: readonly WriteFailure[] = []
): readonly string[] {
  const failed = new Set(failures.map(({ file }) => file));
  const written = [markdown, json, records].filter(
    (file) => file !== undefined && file !== STDOUT && !failed.has(file)
  );
  const told = written.length > 0 ? [`written: ${written.join(', ')}`] : [];
  return [...told, ...failures.map(({ message }) => message)];
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
