import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript-6';
import { KIT_ROOT } from '../../../src/kit.js';
import { declarationOf } from './declaration.js';
import { namesOf } from './type-text.js';
import { wordsOf } from './words.js';

/** One name that a module of the package exports. */
export interface Exported {
  readonly name: string;
  readonly declaration: string;
  /** What its doc comment says; empty where it has none. */
  readonly words: string;
}

export interface EntryPoint {
  /** As a program imports it: `worldproof/report`. */
  readonly module: string;
  readonly words: string;
  readonly exports: readonly Exported[];
}

/** The modules of the manifest, as the declarations of the build have them. */
export function entryPoints(): readonly EntryPoint[] {
  const manifest = JSON.parse(
    readFileSync(join(KIT_ROOT, 'package.json'), 'utf8')
  );
  const modules = Object.entries<{ types?: string }>(manifest.exports)
    .filter(([, { types }]) => types !== undefined)
    .map(([path, { types = '' }]) => ({
      module: join(manifest.name, path),
      file: join(KIT_ROOT, types),
    }));
  const program = ts.createProgram(
    modules.map(({ file }) => file),
    { module: ts.ModuleKind.NodeNext, target: ts.ScriptTarget.ES2022 }
  );
  return modules.map(({ module, file }) => ({
    module,
    ...entryPoint(program, file),
  }));
}

function entryPoint(
  program: ts.Program,
  file: string
): Pick<EntryPoint, 'words' | 'exports'> {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!(source && module)) throw new Error(`${file} is no module: build first`);
  const symbols = checker.getExportsOfModule(module).map((symbol) => {
    const isAlias = (symbol.flags & ts.SymbolFlags.Alias) !== 0;
    const meant = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
    return { name: symbol.name, meant };
  });
  const names = namesOf(
    symbols.map(({ meant }) => meant),
    checker
  );
  const exports = symbols.map(({ name, meant }) => ({
    name,
    declaration: declarationOf(meant, checker, names),
    words: wordsOf(meant, checker),
  }));
  const byName = exports.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return { words: headOf(source.text), exports: byName };
}

/** The comment that a module begins with, if it is one of the module. */
function headOf(text: string): string {
  const [, comment = ''] = /^\/\*\*([\s\S]*?)@module\s*\*\//.exec(text) ?? [];
  return comment.replaceAll(/^\s*\* ?/gm, '').trim();
}
