import type { History, Operation } from '../../model/history.js';
import { isWrite } from '../../model/writes.js';
import { trailWords } from '../../report/causes.js';
import { NO_PROCESS } from '../../sim/context.js';
import { inLane, type StoryLine } from '../../story/print.js';
import type { Attempt } from '../attempt.js';
import { callersOf } from '../plan/faults.js';
import { stepOf } from '../position.js';
import { NEVER_ANSWERED, responseWords, writtenWords } from './answer-words.js';
import { callWords, duration } from './call-words.js';
import { deathOf, isDoomed, isDownfall } from './deaths.js';
import { deathLines, faultWords, outcomeLines, restartsBy } from './faults.js';
import { folded } from './fold.js';
import { listedWords } from './log-words.js';
import { type Places, placesIn } from './places.js';
import { requestsIn, type Said } from './requests.js';
import { roleOf } from './roles.js';

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
export function raceLines({ plan, simulated }: Attempt): StoryLine[] {
  const { trace, home, history } = simulated;
  const places = placesIn(trace, home);
  const lanes = plan.actors.map(({ name }) => name);
  const many = callersOf(plan.actors).some(({ process }) => process > 0);
  const seen = new Set<string>();
  const told = new Set<string>();
  const lines: StoryLine[] = [];
  for (let from = 0, to = 0; from < trace.length; from = to) {
    const actor = trace[from]?.actor ?? '';
    do to++;
    while (trace[to]?.actor === actor && !isLastOfLife(trace[to - 1]));
    lines.push(...restartsBy(history, trace, from, to));
    const isLast = !trace.slice(to).some((step) => step.actor === actor);
    const block = { actor, from, to, isFirst: !seen.has(actor), isLast };
    const said = blockWords(simulated, plan, block, places);
    seen.add(actor);
    if (said) {
      const role = told.has(actor) ? undefined : roleOf(actor, plan);
      told.add(actor);
      const lane = Math.max(0, lanes.indexOf(actor));
      const number = trace[from]?.process ?? NO_PROCESS;
      const process = many && number !== NO_PROCESS ? `@p${number}` : '';
      const words = `${role ? `(${role}) ` : ''}${said}`;
      lines.push([`${actor}${process}`, inLane(lane, words)]);
    }
    // Who dies may have nothing else to say.
    lines.push(...fateLines(simulated, block, places));
  }
  lines.push(...restartsBy(history, trace, trace.length, Infinity));
  return lines;
}

/** What the actor does after it is done in another life of its process. */
function isLastOfLife(step: Trace[number] | undefined): boolean {
  return isDownfall(step) || isDoomed(step);
}

/** What befell processes in the steps of a block. */
function fateLines(
  { trace, home, left }: Simulated,
  { from, to }: Block,
  places: Places
): StoryLine[] {
  const lines: StoryLine[] = [];
  for (let at = from; at < to; at++) {
    const step = trace[at];
    if (!step) continue;
    lines.push(...outcomeLines(step, gateWords(step, home, places)));
    if (step.cut) lines.push(...deathLines(trace, at, left?.get(at + 1)));
  }
  return lines;
}

function blockWords(
  simulated: Simulated,
  plan: Attempt['plan'],
  block: Block,
  places: Places
): string {
  const { trace, history } = simulated;
  const { actor, from, to, isFirst } = block;
  // A program begins as its actor does, which is before any step of its own.
  const begun = isFirst ? 0 : from + 1;
  const said = [
    ...faultsIn(trace, from, to),
    ...waitsIn(trace, from, to),
    ...requestsIn(history.requests ?? [], actor, begun, to),
    ...callsIn(history, block, plan.together !== undefined),
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

/**
 * Calls that are made together are answered in whoever's step: each is told
 * with its answer where it begins.
 */
function callsIn(
  history: History,
  { actor, from, to, isLast }: Block,
  isTogether: boolean
): Said[] {
  const { operations, unanswered = [] } = history;
  return operations.flatMap((operation, at) => {
    if (operation.actor !== actor) return [];
    const begun = stepOf(operation.invoked);
    const end = operation.returned ?? operation.cutAt;
    const begins = begun > from && begun <= to;
    const ended = end === undefined ? Number.POSITIVE_INFINITY : stepOf(end);
    if (isTogether && !begins && Number.isFinite(ended)) return [];
    const ends = isTogether
      ? Number.isFinite(ended)
      : ended > from && ended <= to;
    if (!begins && !ends && !(begun <= from && ended > to)) return [];
    const isCut = operation.cutAt !== undefined;
    if (isCut && !begins) return [];
    const again = operation.retryOf === undefined ? '' : ' again';
    const call = begins ? callWords(operation.call) + again : GOES_ON;
    const isHung = isLast && unanswered.includes(at);
    const answer = isHung ? NEVER_ANSWERED : answerWords(operation, history);
    const words = (ends && !isCut) || isHung ? `${call} → ${answer}` : call;
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

function faultsIn(trace: Trace, from: number, to: number): Said[] {
  return trace.slice(from, to).flatMap(({ label }, at) => {
    if (label.kind !== 'fault') return [];
    return [
      { position: from + at, words: faultWords(label.name, label.target) },
    ];
  });
}

/** The effect that an actor is held before while another goes on. */
function holdWords(
  { trace, home }: Simulated,
  { actor, to }: Block,
  places: Places
): string {
  const death = deathOf(trace, actor, to);
  const held = death ?? trace.slice(to).find((step) => step.actor === actor);
  if (!held || held.label.kind === 'call') return '';
  const sign = death ? '✝' : '‖';
  return `  ${sign} before ${gateWords(held, home, places)}`;
}

/** An effect, with its place where places are known. */
function gateWords(
  step: Trace[number],
  home: string | undefined,
  places: Places
): string {
  const { name, target } = step.label;
  if (home === undefined) return `${name} ${target}`;
  const trail = trailWords(places.trail(step)) || 'no known place';
  return `${name} ${target} at ${trail}`;
}
