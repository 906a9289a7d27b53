/** What a caught value says for itself, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** A roadmap that cannot be loaded: the message says what it is and what to do. */
export class RoadmapError extends Error {
  override readonly name = 'RoadmapError';
}
