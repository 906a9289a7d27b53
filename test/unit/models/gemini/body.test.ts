import { describe, expect, it } from 'vitest';
import { withLimit } from '../../../../src/models/gemini/body.ts';

/** A body of so many chunks of ten bytes, and how many of them were taken. */
function bodyOf(chunks: number) {
  let taken = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (taken === chunks) controller.close();
      else controller.enqueue(new TextEncoder().encode('0123456789'));
      taken += 1;
    },
  });
  return { body, taken: () => taken };
}

describe('the body of a response', () => {
  it('is whole up to the limit, with all that comes before it', async () => {
    const response = new Response(bodyOf(10).body, { status: 503, headers: { 'x-a': 'b' } });
    const limited = withLimit(response, 100);
    expect(limited.status).toBe(503);
    expect(limited.headers.get('x-a')).toBe('b');
    expect(await limited.text()).toHaveLength(100);
  });

  it('fails beyond the limit, and no more of it is read', async () => {
    const { body, taken } = bodyOf(Number.POSITIVE_INFINITY);
    const limited = withLimit(new Response(body), 100);
    await expect(limited.text()).rejects.toThrow('the response has more than 100 bytes');
    expect(taken()).toBeLessThan(20);
  });

  it('may be missing', async () => {
    expect(await withLimit(new Response(null, { status: 204 })).text()).toBe('');
  });
});
