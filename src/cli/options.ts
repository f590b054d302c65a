import {
  CHECK_SCHEDULES,
  FIELD_CHANGES,
  SCHEDULE_BUDGET_MS,
  SERVED_SCHEDULES,
} from '../explore/budgets.js';
import { ENGINE_TRIES } from '../lifecycle/measure/budgets.js';
import { parseReporters, REPORTER_NAMES } from './reporters.js';
import {
  type Parse,
  parseClauses,
  parseCount,
  parseDuration,
  parseNames,
  parsePage,
  parseProcesses,
  parseShard,
  parseText,
} from './values.js';

export interface OptionSpec {
  /** How help names the value; absent for an option that is on or off. */
  readonly value?: string;
  readonly help: string;
  /** The heading under which help shows it. */
  readonly group: OptionGroup;
  readonly parse?: Parse<unknown>;
}

type OptionGroup = 'what' | 'how long' | 'output' | 'servers' | 'CI';

/** Every option of every command: parsing, types and help come from here. */
export const OPTIONS = {
  schedules: {
    group: 'how long',
    value: 'N',
    help: `schedules of each subject (default: ${CHECK_SCHEDULES}, on a server ${SERVED_SCHEDULES})`,
    parse: parseCount,
  },
  time: {
    group: 'how long',
    value: 'DURATION',
    help: 'time for the whole command, shrinking included: 500ms, 30s, 5m; at least one schedule of each subject is run',
    parse: parseDuration,
  },
  budget: {
    group: 'how long',
    value: 'DURATION',
    help: `real time that one schedule may take before its World counts as blocked (default: ${SCHEDULE_BUDGET_MS / 1000}s); a World gets at least as long to load`,
    parse: parseDuration,
  },
  seed: {
    group: 'how long',
    value: 'S',
    help: 'what schedules are drawn from: any string, a commit hash say (default: 1)',
    parse: parseText,
  },
  seeds: {
    group: 'what',
    value: 'S,...',
    help: 'seeds to hunt each mutant with (default: 1 to 10)',
    parse: parseNames,
  },
  fields: {
    group: 'what',
    value: 'N',
    help: `changes that are judged of each kind of each field of an answer (default: ${FIELD_CHANGES})`,
    parse: parseCount,
  },
  scenario: {
    group: 'what',
    value: 'ID,...',
    help: 'only these scenarios',
    parse: parseNames,
  },
  like: {
    group: 'what',
    value: 'TOKEN|FILE|NAME',
    help: 'the calls of a token, in any order, instead of scenarios: does another version break its clause too?',
    parse: parseText,
  },
  clause: {
    group: 'what',
    value: 'ID,...',
    help: 'only these clauses',
    parse: parseClauses,
  },
  versions: {
    group: 'what',
    value: 'V,...',
    help: 'only these versions (default: all that are published)',
    parse: parseNames,
  },
  strategy: {
    group: 'what',
    value: 'NAME',
    help: 'only this search strategy (default: portfolio)',
    parse: parseText,
  },
  processes: {
    group: 'what',
    value: 'N',
    help: 'simulated processes that a plan may have (default: 3, the most)',
    parse: parseProcesses,
  },
  workers: {
    group: 'how long',
    value: 'N',
    help: 'host processes that work at once (default: one for each core)',
    parse: parseCount,
  },
  tries: {
    group: 'how long',
    value: 'N',
    help: `how often each experiment with an engine is made (default: ${ENGINE_TRIES})`,
    parse: parseCount,
  },
  json: {
    group: 'output',
    value: 'FILE',
    help: 'write the report as JSON; - is stdout',
    parse: parseText,
  },
  markdown: {
    group: 'output',
    value: 'FILE',
    help: 'write the gap matrix as Markdown; - is stdout',
    parse: parseText,
  },
  html: {
    group: 'output',
    value: 'FILE|FOLDER/',
    help: 'write the report as one page that needs nothing else, index.html in a folder; - is stdout',
    parse: parsePage,
  },
  reporter: {
    group: 'output',
    value: 'NAME[=FILE],...',
    help: `write the report for other tools: ${REPORTER_NAMES.join(', ')}; github is chosen by itself under GITHUB_ACTIONS`,
    parse: parseReporters,
  },
  records: {
    group: 'output',
    value: 'FILE',
    help: 'write records as they come, as JSON Lines',
    parse: parseText,
  },
  resume: {
    group: 'how long',
    value: 'FILE',
    help: 'go on from the --records of this very check, which was cut off; what is done goes to the same file',
    parse: parseText,
  },
  baseline: {
    group: 'CI',
    value: 'FILE',
    help: 'causes that are accepted, as --update-baseline or an earlier --json wrote them: only others fail this check',
    parse: parseText,
  },
  updateBaseline: {
    group: 'CI',
    help: 'accept the causes that were found: write them to the baseline (default: worldproof.baseline.json), and pass',
  },
  strictBaseline: {
    group: 'CI',
    help: 'a cause of the baseline that is not met any more fails the check as well',
  },
  shard: {
    group: 'how long',
    value: 'I/N',
    help: 'run only part I of N of the schedules',
    parse: parseShard,
  },
  dataDirOption: {
    group: 'what',
    value: 'NAME',
    help: "option of a module's createWorld that takes its data directory",
    parse: parseText,
  },
  url: {
    group: 'servers',
    value: 'URL,...',
    help: 'a server of your own, by scheme: postgres:, redis:, mongodb:; the kit touches only what it creates there',
    parse: parseNames,
  },
  server: {
    group: 'servers',
    value: 'KIND',
    help: 'what a module of yours stands on: postgres, redis or mongodb; started for it where --url names none',
    parse: parseText,
  },
  urlOption: {
    group: 'servers',
    value: 'NAME',
    help: 'option of createWorld that takes the address of the server',
    parse: parseText,
  },
  strict: {
    group: 'CI',
    help: 'violated clauses of level S and P fail the check as well',
  },
  requireExercised: {
    group: 'CI',
    help: 'a clause of level M fails the check as well if no schedule exercised it; with --strict of any level',
  },
  exitZero: {
    group: 'CI',
    help: 'exit with 0 although clauses are violated; with 2 if it could not run',
  },
  freshModules: {
    group: 'what',
    help: 'load the modules of a World anew for each schedule: for one that keeps state over schedules; slow',
  },
  faults: {
    group: 'what',
    help: 'processes die, stand still and start again in some schedules, where the store of a World outlives them (the default)',
  },
  noFaults: {
    group: 'what',
    help: 'nobody dies: only the schedules in which every process goes on',
  },
  bail: {
    group: 'how long',
    help: 'stop at the first divergence that fails the check',
  },
  config: {
    group: 'what',
    value: 'FILE',
    help: 'subjects and defaults from this file (default: worldproof.config.ts, .mts, .js or .mjs of the folder, if it is there)',
    parse: parseText,
  },
  noCheck: {
    group: 'how long',
    help: 'do not run a first check in the end',
  },
  world: {
    group: 'what',
    help: 'a minimal World on files, as world.mjs, to start from',
  },
  issue: {
    group: 'output',
    help: 'write a report for the maintainers of the World, in Markdown, to read over and file',
  },
  output: {
    group: 'output',
    help: 'show what the World prints, on stderr',
  },
  inspect: {
    group: 'output',
    help: 'wait for a debugger before the World is loaded, whose address is told on stderr',
  },
  tokens: {
    group: 'output',
    help: 'show whole tokens, which replay on any machine, in place of the short names of this folder',
  },
  verbose: {
    group: 'output',
    help: 'show everything, not only the first of each',
  },
  debug: {
    group: 'output',
    help: 'show the stack of errors, those of a World too',
  },
} as const satisfies Readonly<Record<string, OptionSpec>>;

export type OptionName = keyof typeof OPTIONS;

type ValueOf<Spec> = Spec extends { parse: Parse<infer Value> }
  ? Value
  : boolean;

/** What was given on the command line, of the options of a command. */
export type Values<Name extends OptionName> = {
  readonly [Key in Name]?: ValueOf<(typeof OPTIONS)[Key]>;
};

/** `dataDirOption` is `--data-dir-option`. */
export function flagOf(name: OptionName): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
