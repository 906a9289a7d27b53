/** Size limit of a graph or a list, in bytes. */
export const MAX_FILE_BYTES = 20_000_000;

/** Size limit of a table of ours, in bytes: GitHub refuses larger files. */
export const MAX_TABLE_BYTES = 100_000_000;

/**
 * Size limit of the cache, in bytes: two columns of 200,000 rows have about 90 MB. What is restored is
 * as trustworthy as whatever wrote it: more than this was not written by us.
 */
export const MAX_CACHE_BYTES = 100_000_000;

/** Size limit of one content or instructions file, in bytes. */
export const MAX_TEXT_BYTES = 1_000_000;
