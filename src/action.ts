import { runStep } from './action/step.ts';
import { onCancel } from './lib/signals.ts';

/** How long the process waits for connections that are still open. */
const LINGER_MS = 1_000;

// `post` is what `post.ts` adds.
process.exitCode = await runStep(process.argv[2] === 'post' ? 'post' : 'main', onCancel());
// To exit right after a request aborts node 24 on Windows (nodejs/node#56645), and the step fails. So
// the process ends by itself, unless a service that timed out keeps it alive.
setTimeout(() => process.stdout.write('', () => process.exit()), LINGER_MS).unref();
