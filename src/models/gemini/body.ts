/** Some fifty times the longest answer that any model may give, in bytes. */
const MAX_BYTES = 20_000_000;

/**
 * The response, with a body that fails beyond the size of any answer: something between us and the
 * service may send without end, and several answers are read at once.
 */
export function withLimit(response: Response, maxBytes = MAX_BYTES): Response {
  let bytes = 0;
  const counter = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes <= maxBytes) controller.enqueue(chunk);
      else controller.error(new Error(`the response has more than ${maxBytes} bytes`));
    },
  });
  return new Response(response.body?.pipeThrough(counter), response);
}
