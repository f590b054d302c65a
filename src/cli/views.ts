import { lifecyclePageOf } from '../lifecycle/html/report-page.js';
import type { FormatContext } from '../report/formats/format.js';
import { FORMATS, type FormatName } from '../report/formats/registry.js';
import type { Report } from '../report/record.js';
import { renderTerminal, type TerminalOptions } from '../report/terminal.js';
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

import { tellGithub, tellsGithub } from './github.js';
import {
  type FileReporter,
  isFileReporter,
  type Reporter,
} from './reporters.js';

/** Where the views of a report go, as the command line says it. */
export interface ViewOptions {
  readonly json?: string;
  readonly markdown?: string;
  readonly html?: string;
  readonly reporter?: readonly Reporter[];
  /** Written while the run goes on. */
  readonly records?: string;
  readonly verbose?: boolean;
}

/** Fails before the run where a view could not be written after it. */
export function prepareViews(views: ViewOptions): void {
  prepareOutputs([...filesOf(views).map(({ file }) => file), views.records]);
}

/** Writes every file that was asked for, and tells GitHub where it listens. */
export function writeViews(
  report: Report,
  views: ViewOptions,
  context: CliContext,
  gates: FormatContext
): WriteFailure[] {
  const failures = filesOf(views).flatMap(({ name, file }) => {
    const text = FORMATS[name].render(report, contextOf(name, report, gates));
    return writeOutput(file, text, context.stdout);
  });
  if (!tellsGithub(views.reporter, context.env)) return failures;
  const human = humanStream(views, context);
  return [...failures, ...tellGithub(report, gates, human, context.env)];
}

/** The table of the lifecycle is a page of the HTML report. */
function contextOf(
  name: FormatName,
  report: Report,
  gates: FormatContext
): FormatContext {
  if (name !== 'html') return gates;
  const page = lifecyclePageOf(report);
  return { ...gates, pages: page ? [page] : [] };
}

function filesOf(views: ViewOptions): readonly FileReporter[] {
  const { json, markdown, html, reporter = [] } = views;
  const named: FileReporter[] = [];
  if (markdown !== undefined) named.push({ name: 'markdown', file: markdown });
  if (html !== undefined) named.push({ name: 'html', file: html });
  if (json !== undefined) named.push({ name: 'json', file: json });
  return [...named, ...reporter.filter(isFileReporter)];
}

/** Tells where the files went, so that nobody has to look for them. */
export function describeWritten(
  views: ViewOptions,
  failures: readonly WriteFailure[] = []
): readonly string[] {
  const failed = new Set(failures.map(({ file }) => file));
  const files = filesOf(views).map(({ file }) => file);
  const written = [...files, views.records].filter(
    (file) => file !== undefined && file !== STDOUT && !failed.has(file)
  );
  const told = written.length > 0 ? [`written: ${written.join(', ')}`] : [];
  return [...told, ...failures.map(({ message }) => message)];
}

/** Where text for people goes: not where a machine reads the report. */
export function humanStream(
  views: ViewOptions,
  { stdout, stderr }: CliContext
): TextStream {
  return filesOf(views).some(({ file }) => file === STDOUT) ? stderr : stdout;
}

export function terminalView(
  report: Report,
  stream: TextStream,
  { env }: CliContext,
  options: Pick<TerminalOptions, 'verbose' | 'isKnown' | 'nameOf'>
): string {
  const color = wantsColor(stream, env);
  const width = widthOf(stream);
  return renderTerminal(report, { width, color, hasSummary: true, ...options });
}
