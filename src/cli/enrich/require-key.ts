import type { Config } from '../../config/config.ts';
import type { Files } from '../../lib/files.ts';
import { describeModel } from '../../models/models.ts';
import { keyAdvice } from '../../pipeline/model-errors.ts';
import { isPattern } from '../../sources/slug.ts';
import type { Store } from '../../values/store.ts';

/**
 * Throws if a run is sure to need the key that it does not have, as nothing of its roadmaps is known yet:
 * reading hundreds of descriptions first takes a while. What lists give, nobody knows before.
 */
export async function requireKey(
  config: Config,
  store: Pick<Store, 'size'>,
  files: Pick<Files, 'kind'>,
): Promise<void> {
  const info = describeModel(config.model[0]);
  if (config['gemini-api-key'] !== null || config['dry-run'] || info.key === null) return;
  if (store.size > 0) return;
  for (const { slug, source } of config.roadmap) {
    if (!source.upstream || isPattern(slug)) return;
    if ((await files.kind(config.output.replaceAll('{slug}', slug))) !== 'missing') return;
  }
  throw new Error(`No ${info.label} API key. ${keyAdvice(info, 'cli')}`);
}
