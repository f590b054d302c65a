import type { Scene } from '../../../gated/scene.js';
import type { GatedExecutor } from '../executor.js';

/** Starts the key with a request of the caller's own, and notes the answer. */
export function startOwn(
  name: string,
  executor: GatedExecutor,
  scene: Scene
): Promise<void> {
  const { key, surface } = scene;
  const request = scene.request(name);
  return executor.start({ key, request, surface }, (told) =>
    scene.answer(name, told)
  );
}
