/** A roadmap that cannot be loaded: the message says what it is and what to do. */
export class RoadmapError extends Error {
  override readonly name = 'RoadmapError';
}
