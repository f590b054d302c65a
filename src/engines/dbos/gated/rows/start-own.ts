import type { Stage } from '../../../gated/stage.js';
import type { GatedExecutor } from '../executor.js';

/** Starts the key with a request of the caller's own, and notes the answer. */
export function startOwn(
  name: string,
  executor: GatedExecutor,
  stage: Stage
): Promise<void> {
  const { key, surface } = stage;
  const request = stage.request(name);
  return executor.start({ key, request, surface }, (told) =>
    stage.answer(name, told)
  );
}
