/** Fields that are told: what differs once differs in many. */
const TOLD_MAX = 3;

/** Of two answers as JSON: the outermost fields that are not alike, in each. */
export function unlikeFields(
  one: string,
  two: string
): readonly [string, string] {
  const [first, second] = [fieldsOf(one), fieldsOf(two)];
  const paths = [...new Set([...first.keys(), ...second.keys()])]
    .filter((path) => first.get(path) !== second.get(path))
    .sort((a, b) => a.split('.').length - b.split('.').length)
    .slice(0, TOLD_MAX);
  const tell = (fields: ReadonlyMap<string, string>) =>
    paths.map((path) => `${path} ${fields.get(path) ?? 'missing'}`).join(', ');
  return [tell(first), tell(second)];
}

function fieldsOf(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const walk = (value: unknown, path: readonly string[]) => {
    if (typeof value !== 'object' || value === null) {
      fields.set(path.join('.'), JSON.stringify(value));
      return;
    }
    for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
  };
  walk(parsed(text), []);
  return fields;
}

/** A text that is no JSON is its only field. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
