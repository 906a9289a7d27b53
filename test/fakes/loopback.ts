import type { Server } from 'node:http';

/** A server that listens on a free port of the loopback interface. */
export interface Loopback {
  /** Without a slash at the end. */
  readonly url: string;
  /** Stops listening and ends every connection, so that it never waits for a client. */
  readonly close: () => Promise<void>;
}

/** Starts `server` on loopback only. */
export async function listen(server: Server): Promise<Loopback> {
  // On a busy machine a client would send just as the server ends what it takes for idle.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
