import { Option, Command as Parser } from 'commander';
import type { Command } from './command.js';
import { COMMANDS } from './commands/table.js';
import type { CliContext } from './context.js';
import {
  flagOf,
  OPTIONS,
  type OptionName,
  type OptionSpec,
} from './options.js';

const EXAMPLES = `
Examples:
  worldproof check                        the published Worlds that are here
  worldproof check local-v5 --time 1m     one of them, for a minute
  worldproof check ./world.js --data-dir-option directory
  worldproof replay wp1:...               a divergence again, with its story
  worldproof explain token.unique         a rule, and why it matters
  worldproof lifecycle reference dbos     keyed starts from admission to reuse

worldproof COMMAND --help tells the options of a command.`;

/** Called with the exit code of the command that ran. */
type OnExit = (exitCode: number) => void;

/** The parser of the whole command line; its errors are thrown, not printed. */
export function createProgram(context: CliContext, onExit: OnExit): Parser {
  const program = new Parser('worldproof')
    .description(
      'Runs Workflow SDK Worlds under a deterministic scheduler and judges them by the contract.'
    )
    .configureHelp({ subcommandTerm: (command) => command.name() })
    .addHelpText('after', EXAMPLES)
    .version(context.version)
    .exitOverride()
    .showSuggestionAfterError(false)
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
      outputError: () => {},
    });
  for (const command of COMMANDS) addCommand(program, command, context, onExit);
  return program;
}

/** The flags that a command takes, to suggest one of them. */
export function flagsOf(name: string | undefined): readonly string[] {
  const command = COMMANDS.find((candidate) => candidate.name === name);
  return ['--help', ...(command?.options.map(flagOf) ?? ['--version'])];
}

function addCommand(
  program: Parser,
  command: Command,
  context: CliContext,
  onExit: OnExit
): void {
  const parser = program
    .command(command.name)
    .summary(command.summary)
    .description(capitalised(command.summary))
    .configureHelp({ subcommandTerm: (inner) => inner.name() })
    .addHelpText('after', `\nExit codes: ${command.exitCodes}`);
  const { operands = '', operandsHelp } = command;
  const each = operands.match(/<[^>]+>|\[[^\]]+\]/g) ?? [];
  for (const [at, operand] of each.entries()) {
    // One sentence tells of all of them.
    parser.argument(operand, at === each.length - 1 ? operandsHelp : '');
  }
  for (const name of command.options) {
    parser.addOption(toOption(name, command.optionsHelp?.[name]));
  }
  parser.action(async () => {
    const parsed = <Parsed extends object>() => parser.opts<Parsed>();
    onExit(await command.run(parser.args, parsed, context));
  });
}

function capitalised(summary: string): string {
  return `${summary.charAt(0).toUpperCase()}${summary.slice(1)}.`;
}

function toOption(name: OptionName, ownHelp: string | undefined): Option {
  const { value, help, group, parse }: OptionSpec = OPTIONS[name];
  const flag = flagOf(name);
  const option = new Option(
    value === undefined ? flag : `${flag} <${value}>`,
    ownHelp ?? help
  ).helpGroup(`${capitalised(group).slice(0, -1)}:`);
  if (!parse) return option;
  return option.argParser((text, before: unknown) => {
    const found = parse(text, flag);
    // A list may be given in parts; of anything else the last one counts.
    const isMore = Array.isArray(found) && Array.isArray(before);
    return isMore ? [...before, ...found] : found;
  });
}
