import {
  FORMATS,
  type FormatName,
  isFormatName,
} from '../report/formats/registry.js';
import { pageIn } from './files.js';
import { UsageError } from './usage-error.js';
import { type Parse, parseNames } from './values.js';

/** A format, and the file that it goes to; `-` is stdout. */
export interface FileReporter {
  readonly name: FormatName;
  readonly file: string;
}

/** Annotations and the page of a step: they have a place of their own. */
interface GithubReporter {
  readonly name: 'github';
}

export type Reporter = FileReporter | GithubReporter;

export function isFileReporter(reporter: Reporter): reporter is FileReporter {
  return reporter.name !== 'github';
}

export const REPORTER_NAMES: readonly string[] = [
  ...Object.keys(FORMATS),
  'github',
];

/** `junit=out.xml,sarif`: several at once, each with its file or its own. */
export const parseReporters: Parse<Reporter[]> = (text, flag) =>
  parseNames(text, flag).map((word) => {
    const [name = '', ...rest] = word.split('=');
    const file = rest.length > 0 ? rest.join('=') : undefined;
    if (name === 'github') {
      if (file === undefined) return { name };
      const message = `${flag} github takes no file, found "${word}"`;
      throw new UsageError(message, { found: word, expected: ['github'] });
    }
    if (!isFormatName(name)) {
      const listing = `${flag} takes ${REPORTER_NAMES.join(', ')}`;
      throw UsageError.unknown('reporter', name, REPORTER_NAMES, listing);
    }
    if (file === '') {
      const message = `${flag} ${name}= expects a file, found nothing`;
      throw new UsageError(message, { found: word, expected: ['a file'] });
    }
    const given = file ?? FORMATS[name].file;
    return { name, file: name === 'html' ? pageIn(given) : given };
  });
