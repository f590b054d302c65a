import { ofConfig, readConfig } from '../worlds/config/subjects.js';
import type { SubjectWord } from '../worlds/own-subject.js';

/**
 * A World with what the config of the working directory says of it.
 *
 * @throws ConfigError
 */
export async function configuredAs(word: SubjectWord): Promise<SubjectWord> {
  const loaded = await readConfig(undefined);
  return loaded ? ofConfig(word, loaded) : word;
}
