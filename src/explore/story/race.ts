import type { History, Operation } from '../../model/history.js';
import { isWrite } from '../../model/writes.js';
import { trailWords } from '../../report/causes.js';
import type { Attempt } from '../attempt.js';
import { stepOf } from '../position.js';
import { folded } from './fold.js';
import { listedWords } from './log-words.js';
import { type Places, placesIn } from './places.js';
import { requestsIn, type Said } from './requests.js';
import { roleOf } from './roles.js';
import {
  callWords,
  duration,
  NEVER_ANSWERED,
  responseWords,
  writtenWords,
} from './words.js';

type Simulated = Attempt['simulated'];
type Trace = Simulated['trace'];

/** A call that was told before. */
const GOES_ON = '…';

/** Steps of one actor in a row. */
interface Block {
  readonly actor: string;
  readonly from: number;
  readonly to: number;
  /** The actor made no step before. */
  readonly isFirst: boolean;
  /** The actor makes no step after. */
  readonly isLast: boolean;
}

/** One line for each block of steps of an actor, in its lane. */
export function raceLines({ plan, simulated }: Attempt): string[] {
  const { trace, home } = simulated;
  const places = placesIn(trace, home);
  const lanes = plan.actors.map(({ name }) => name);
  const many = plan.actors.some(({ process }) => process > 0);
  const seen = new Set<string>();
  const told = new Set<string>();
  const lines: string[] = [];
  for (let from = 0, to = 0; from < trace.length; from = to) {
    const actor = trace[from]?.actor ?? '';
    while (trace[to]?.actor === actor) to++;
    const isLast = !trace.slice(to).some((step) => step.actor === actor);
    const block = { actor, from, to, isFirst: !seen.has(actor), isLast };
    const said = blockWords(simulated, block, places);
    seen.add(actor);
    if (!said) continue;
    const role = told.has(actor) ? undefined : roleOf(actor, plan);
    told.add(actor);
    const lane = '  '.repeat(Math.max(0, lanes.indexOf(actor)));
    const process = many ? `@p${trace[from]?.process}` : '';
    const head = `${actor}${process}`.padEnd(8);
    lines.push(`${head} ${lane}${role ? `(${role}) ` : ''}${said}`);
  }
  return lines;
}

function blockWords(
  simulated: Simulated,
  block: Block,
  places: Places
): string {
  const { trace, history } = simulated;
  const { actor, from, to, isFirst } = block;
  // A program begins as its actor does, which is before any step of its own.
  const begun = isFirst ? 0 : from + 1;
  const said = [
    ...waitsIn(trace, from, to),
    ...requestsIn(history.requests ?? [], actor, begun, to),
    ...callsIn(history, block),
  ];
  const parts = said
    .sort((a, b) => a.position - b.position)
    .map(({ words }) => words)
    // Calls that merely go on are told as one.
    .filter((words, at, all) => words !== GOES_ON || all.indexOf(words) === at);
  return parts.length > 0
    ? folded(parts).join('; ') + holdWords(simulated, block, places)
    : '';
}

function callsIn(history: History, { actor, from, to, isLast }: Block): Said[] {
  const { operations, unanswered = [] } = history;
  return operations.flatMap((operation, at) => {
    if (operation.actor !== actor) return [];
    const begun = stepOf(operation.invoked);
    const ended =
      operation.returned === undefined
        ? Number.POSITIVE_INFINITY
        : stepOf(operation.returned);
    const begins = begun > from && begun <= to;
    const ends = ended > from && ended <= to;
    if (!begins && !ends && !(begun <= from && ended > to)) return [];
    const call = begins ? callWords(operation.call) : GOES_ON;
    const isHung = isLast && unanswered.includes(at);
    const answer = isHung ? NEVER_ANSWERED : answerWords(operation, history);
    const words = ends || isHung ? `${call} → ${answer}` : call;
    return [{ position: operation.invoked, words }];
  });
}

function answerWords(operation: Operation, history: History): string {
  const { call, response } = operation;
  const isList = call.kind === 'listEvents' && response?.ok === true;
  if (isList) return listedWords(operation, history);
  return response?.ok && isWrite(call)
    ? writtenWords(call, response)
    : responseWords(response);
}

function waitsIn(trace: Trace, from: number, to: number): Said[] {
  return trace.slice(from, to).flatMap(({ label }) => {
    if (label.name !== 'advance') return [];
    const words = `${duration(Number.parseFloat(label.target))} pass`;
    // Time passes before the calls of a block are told.
    return [{ position: Number.NEGATIVE_INFINITY, words }];
  });
}

/** The effect that an actor is held before while another goes on. */
function holdWords(
  { trace, home }: Simulated,
  { actor, to }: Block,
  places: Places
): string {
  const held = trace.slice(to).find((step) => step.actor === actor);
  if (!held || held.label.kind === 'call') return '';
  const { name, target } = held.label;
  if (home === undefined) return `  ‖ before ${name} ${target}`;
  const trail = trailWords(places.trail(held)) || 'no known place';
  return `  ‖ before ${name} ${target} at ${trail}`;
}
