import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import {
  API,
  type Checker,
  type Symbol as Member,
  type Signature,
  SignatureKind,
  SymbolFlags,
  type Type,
} from 'typescript/unstable/sync';

/** What a World may be asked, by the interface of the contract that says it. */
export type DeclaredSurface = Readonly<Record<string, readonly string[]>>;

const FILES = {
  Storage: 'interfaces.d.ts',
  Streamer: 'interfaces.d.ts',
  World: 'interfaces.d.ts',
  Queue: 'queue.d.ts',
} as const;

/** Parameters that are options, by what the contract calls them. */
const OPTIONS = /^(params|options|opts)$/;

/** Options of two values, of which each is a request of its own. */
const BY_VALUE = /^(sortOrder|resolveData)$/;

/**
 * Reads the declarations of an installed `@workflow/world`: every method of a
 * World, the types of events that it is given, and the options that it takes.
 */
export function declaredSurface(packageDirectory: string): DeclaredSurface {
  const root = join(realpathSync(packageDirectory), 'dist');
  const directory = mkdtempSync(join(tmpdir(), 'worldproof-surface-'));
  const config = join(directory, 'tsconfig.json');
  const files = [...new Set(Object.values(FILES))].map((name) =>
    join(root, name)
  );
  const compilerOptions = {
    skipLibCheck: true,
    strict: true,
    module: 'nodenext',
    target: 'esnext',
    types: [],
  };
  writeFileSync(config, JSON.stringify({ compilerOptions, files }));
  const api = new API();
  try {
    const snapshot = api.updateSnapshot({ openProjects: [config] });
    const project = snapshot.getProject(config);
    if (!project) throw new TypeError(`${dirname(root)} cannot be read`);
    const { checker, program } = project;
    const entries = Object.entries(FILES).map(([name, file]) => {
      const source = program.getSourceFile(join(root, file));
      const module = source && checker.getSymbolAtLocation(source);
      const found = module && checker.getExportsOfModule(module);
      const symbol = found?.find((each) => each.name === name);
      if (!symbol) throw new TypeError(`${root} has no interface ${name}`);
      const members = [...symbol.getMembers().values()];
      const words = members.flatMap((each) => entriesOf(checker, each, ''));
      return [name, [...new Set(words)].sort()] as const;
    });
    return Object.fromEntries(entries);
  } finally {
    api.close();
    rmSync(directory, { recursive: true });
  }
}

/** A method with what it takes, or those of a namespace. */
function entriesOf(checker: Checker, symbol: Member, prefix: string): string[] {
  const name = `${prefix}${symbol.name}`;
  const type = typeOf(checker, symbol);
  const signatures = checker.getSignaturesOfType(type, SignatureKind.Call);
  if (signatures.length > 0) return [name, ...taken(checker, name, signatures)];
  if (!type.isObjectType() || checker.isArrayType(type)) return [];
  return checker
    .getPropertiesOfType(type)
    .filter(({ flags }) => flags & (SymbolFlags.Method | SymbolFlags.Property))
    .flatMap((each) => entriesOf(checker, each, `${name}.`));
}

function taken(
  checker: Checker,
  name: string,
  signatures: readonly Signature[]
): string[] {
  return signatures
    .flatMap((each) => each.getParameters())
    .flatMap((parameter) => {
      const type = typeOf(checker, parameter);
      if (!OPTIONS.test(parameter.name)) {
        return eventTypes(checker, type).map((each) => `${name}(${each})`);
      }
      return options(checker, type, '').map((each) => `${name} {${each}}`);
    });
}

/** Of an event that is to be created, or of several at once. */
function eventTypes(checker: Checker, type: Type): string[] {
  const item =
    type.isTypeReference() && checker.isArrayType(type)
      ? checker.getTypeArguments(type)[0]
      : type;
  const kind = item && checker.getPropertyOfType(item, 'eventType');
  return kind ? literalsOf(typeOf(checker, kind)) : [];
}

function options(checker: Checker, type: Type, prefix: string): string[] {
  // Each member of a union has options of its own.
  const members = type.isUnionType() ? type.getTypes() : [type];
  return members
    .flatMap((each) => checker.getPropertiesOfType(each))
    .flatMap((property) => {
      const name = `${prefix}${property.name}`;
      const own = typeOf(checker, property);
      if (property.name === 'pagination') {
        return options(checker, own, `${name}.`);
      }
      if (!BY_VALUE.test(property.name)) return [name];
      return literalsOf(own).map((each) => `${name}: ${each}`);
    });
}

function typeOf(checker: Checker, symbol: Member): Type {
  const type = checker.getTypeOfSymbol(symbol);
  const found = type && checker.getNonNullableType(type);
  if (!found || found.isErrorType()) {
    throw new TypeError(`${symbol.name} has no type that can be read`);
  }
  return found;
}

function literalsOf(type: Type): string[] {
  const types = type.isUnionType() ? type.getTypes() : [type];
  return types.flatMap((each) =>
    each.isStringLiteralType() ? [each.value] : []
  );
}
