/** The message of a caught value, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A roadmap cannot be loaded: the message says what is wrong and what to do. */
export class RoadmapError extends Error {
  override readonly name = 'RoadmapError';
}
