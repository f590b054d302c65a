/** Where a sentence comes from: words for the reader, and a page to look at. */
export interface Source {
  readonly text: string;
  readonly link?: string | undefined;
}

/** The newest version of the contract that the kit was read against. */
export const CONTRACT_READ = '5.0.0-beta.37';

/** Doc comments of a file of `@workflow/world`, as npm has it. */
export function contractFile(file: string, version = CONTRACT_READ): Source {
  const isWhole = file.endsWith('.md') || file.startsWith('src/');
  const path = isWhole ? file : `dist/${file}`;
  return {
    text: `@workflow/world@${version} ${path}`,
    link: `https://unpkg.com/@workflow/world@${version}/${path}`,
  };
}

/** Doc comments of the errors by which a World refuses. */
export function errorsFile(version: string): Source {
  const file = `@workflow/errors@${version}`;
  return {
    text: `${file} dist/index.d.ts`,
    link: `https://unpkg.com/${file}/dist/index.d.ts`,
  };
}

/** A file of any package, as npm has it. */
export function publishedFile(
  name: string,
  version: string,
  file: string
): Source {
  const id = `${name}@${version}`;
  return { text: `${id} ${file}`, link: `https://unpkg.com/${id}/${file}` };
}

/** A thread of the repository in which the SDK is developed. */
export function pull(number: number): Source {
  return {
    text: `PR ${number}`,
    link: `https://github.com/vercel/workflow/pull/${number}`,
  };
}
