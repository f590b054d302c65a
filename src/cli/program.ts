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

/** Called with the exit code of the command that ran. */
type OnExit = (exitCode: number) => void;

/** The parser of the whole command line; its errors are thrown, not printed. */
export function createProgram(context: CliContext, onExit: OnExit): Parser {
  const program = new Parser('worldproof')
    .description('Deterministic simulation and conformance tests for Worlds')
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
    .description(command.summary)
    .addHelpText('after', `\nExit codes: ${command.exitCodes}`);
  if (command.operands !== undefined) parser.argument(command.operands);
  for (const name of command.options) parser.addOption(toOption(name));
  parser.action(async () => {
    const parsed = <Parsed extends object>() => parser.opts<Parsed>();
    onExit(await command.run(parser.args, parsed, context));
  });
}

function toOption(name: OptionName): Option {
  const { value, help, parse }: OptionSpec = OPTIONS[name];
  const flag = flagOf(name);
  const option = new Option(
    value === undefined ? flag : `${flag} <${value}>`,
    help
  );
  return parse ? option.argParser((text) => parse(text, flag)) : option;
}
