import { OBSERVER } from '../../judge/log/run-log.js';
import { clauseOf, isClauseId } from '../../model/clauses/registry.js';
import type { Operation } from '../../model/history.js';
import type { LogEntry } from '../../model/response.js';
import type { Attempt } from '../attempt.js';
import { normalise } from '../normalise.js';
import { stepOf } from '../position.js';
import { requestsIn, type Said } from './requests.js';
import { callWords, duration, responseWords } from './words.js';

/**
 * A divergence in the fewest lines that tell it: who asked what, who was held
 * before which effect while another went on, what was left, what it breaks.
 */
export function tellStory(attempt: Attempt, clause: string): string[] {
  const lines = [
    ...clockLines(attempt),
    ...setupLines(attempt),
    ...raceLines(attempt),
    ...afterLines(attempt),
  ];
  const witness = attempt.judgement?.witnesses.get(clause as never);
  if (attempt.failure) lines.push(`harness  ${attempt.failure}`);
  else if (witness && isClauseId(clause)) {
    lines.push(`breaks   ${clause}: ${clauseOf(clause).statement}`);
    lines.push(`         seen at ${witness}`);
  }
  return lines.map((line) => normalise(attempt.simulated.names.redact(line)));
}

/** Clocks that differ are part of the story. */
function clockLines({ plan }: Attempt): string[] {
  const skewed = plan.clock.skewMs.flatMap((ms, process) =>
    ms === 0 ? [] : [`p${process} ${ms > 0 ? '+' : ''}${ms} ms`]
  );
  return skewed.length > 0 ? [`clocks   ${skewed.join(', ')}`] : [];
}

function setupLines({ plan, simulated }: Attempt): string[] {
  const operations = simulated.history.operations.filter(
    ({ actor }) => actor === 'setup'
  );
  const waitedMs = plan.setup
    .flatMap((op) => (op.kind === 'advance' ? [op.ms] : []))
    .reduce((sum, ms) => sum + ms, 0);
  const parts: string[] = [];
  // Only waits move the clock of a set-up; the shortest keep its calls apart.
  let nowMs = 0;
  const passTo = (ms: number) => {
    if (ms - nowMs > 1) parts.push(`${duration(ms - nowMs)} pass`);
    nowMs = ms;
  };
  for (const { call, response, invokedAtMs } of operations) {
    passTo(invokedAtMs);
    const isPlain = response?.ok && !response.conflict;
    const answer = isPlain ? '' : ` → ${responseWords(response)}`;
    parts.push(`${callWords(call)}${answer}`);
  }
  passTo(waitedMs);
  return parts.length > 0 ? [`setup    ${parts.join('; ')}`] : [];
}

/** One line for each block of steps of an actor, in its lane. */
function raceLines({ plan, simulated }: Attempt): string[] {
  const { trace, history } = simulated;
  const lanes = plan.actors.map(({ name }) => name);
  const many = plan.actors.some(({ process }) => process > 0);
  const lines: string[] = [];
  let from = 0;
  while (from < trace.length) {
    const actor = trace[from]?.actor ?? '';
    let to = from;
    while (trace[to]?.actor === actor) to++;
    const lane = '  '.repeat(Math.max(0, lanes.indexOf(actor)));
    const process = many ? `@p${trace[from]?.process}` : '';
    const head = `${actor}${process}`.padEnd(8);
    const said = blockWords(simulated, history.operations, actor, from, to);
    if (said) lines.push(`${head} ${lane}${said}`);
    from = to;
  }
  return lines;
}

function blockWords(
  { trace, history }: Attempt['simulated'],
  operations: readonly Operation[],
  actor: string,
  from: number,
  to: number
): string {
  const said = [
    ...waitsIn(trace, from, to),
    ...requestsIn(history.requests ?? [], actor, from, to),
  ];
  for (const operation of operations) {
    if (operation.actor !== actor) continue;
    const begun = stepOf(operation.invoked);
    const ended =
      operation.returned === undefined
        ? Number.POSITIVE_INFINITY
        : stepOf(operation.returned);
    const begins = begun > from && begun <= to;
    const ends = ended > from && ended <= to;
    if (!begins && !ends && !(begun <= from && ended > to)) continue;
    const call = begins ? callWords(operation.call) : '…';
    const words = ends
      ? `${call} → ${responseWords(operation.response)}`
      : call;
    said.push({ position: operation.invoked, words });
  }
  const held = trace.slice(to).find((step) => step.actor === actor);
  const within = held && held.label.kind !== 'call';
  const hold = within
    ? `  ‖ before ${held.label.name} ${held.label.target}`
    : '';
  const parts = said
    .sort((a, b) => a.position - b.position)
    .map(({ words }) => words);
  return parts.length > 0 ? parts.join('; ') + hold : '';
}

function waitsIn(
  trace: Attempt['simulated']['trace'],
  from: number,
  to: number
): Said[] {
  return trace.slice(from, to).flatMap(({ label }) => {
    if (label.name !== 'advance') return [];
    const words = `${duration(Number.parseFloat(label.target))} pass`;
    // Time passes before the calls of a block are told.
    return [{ position: Number.NEGATIVE_INFINITY, words }];
  });
}

/** What the observer found: entities, logs, and who holds the tokens. */
function afterLines({ simulated }: Attempt): string[] {
  const reads = simulated.history.operations.filter(
    ({ actor }) => actor === OBSERVER
  );
  const lines: string[] = [];
  for (const { call, response } of reads) {
    if (call.kind === 'getRun') {
      lines.push(`after    ${call.run}: ${responseWords(response)}`);
    } else if (call.kind === 'listEvents' && response?.ok) {
      lines.push(`         log ${logWords(response.events ?? [])}`);
    } else if (call.kind === 'getByToken') {
      const owner = response?.ok ? responseWords(response) : 'nobody';
      lines.push(`         ${call.token}: ${owner}`);
    }
  }
  return lines;
}

function logWords(events: readonly LogEntry[]): string {
  if (events.length === 0) return 'empty';
  return events
    .map((entry, index) => {
      const { type } = entry;
      const about = aboutWords(entry);
      return `#${index + 1} ${type}${about ? `(${about})` : ''}`;
    })
    .join(' ');
}

/** What an entry is about: results by value, changes by what they set. */
function aboutWords({ type, subject, value, changes }: LogEntry): string {
  if (changes) return changes.map(([key, each]) => `${key}=${each}`).join(' ');
  return (type.startsWith('run_') ? value : subject) ?? '';
}
