/**
 * The SDK's own way to a dev server: it downloads one, once asked, and runs
 * it. In a process of its own, since it ends with the one that started it.
 */
export function downloadCommand(
  port: number,
  extraArgs: readonly string[]
): { readonly path: string; readonly args: readonly string[] } {
  const options = {
    server: { ip: '127.0.0.1', port, extraArgs },
  };
  const script = `
    const { TestWorkflowEnvironment } = await import('@temporalio/testing');
    await TestWorkflowEnvironment.createLocal(${JSON.stringify(options)});
    setInterval(() => undefined, 60_000);
  `;
  return {
    path: process.execPath,
    args: ['--input-type=module', '--eval', script],
  };
}
