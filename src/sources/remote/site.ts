import { z } from 'zod';
import { type Content, parseContent } from '../../content/content.ts';
import { httpUrl } from '../../content/resources.ts';
import { openLimiter } from '../../lib/concurrency.ts';
import type { Log } from '../../lib/log.ts';
import { cleanText } from '../../lib/text/clean.ts';
import { SLUG, titleOfSlug } from '../slug.ts';
import { TEXTS_AT_ONCE } from './texts.ts';
import { type Page, type Web, WebError } from './web.ts';

/** A roadmap that the site lists. */
export interface Listed {
  readonly slug: string;
  readonly title: string;
}

/** A graph as the site serves it. */
export interface SiteGraph {
  readonly url: string;
  readonly json: string;
}

/**
 * roadmap.sh, or a stand-in for it. Every method throws a `WebError` if the site cannot be reached,
 * and resolves to null if it says that there is no such thing.
 */
export interface Site {
  readonly url: string;
  graph(slug: string): Promise<SiteGraph | null>;
  list(): Promise<readonly Listed[]>;
  /** The text of a topic. */
  topic(slug: string, id: string): Promise<Content | null>;
}

const notFound = z.object({ type: z.literal('not_found') });
const refusal = z.object({ error: z.unknown() });

/** Matches only whole messages: `ENOTFOUND` comes from a name server. */
const NOT_FOUND = /^(?:\w+ )?not[ _-]?found\.?$/i;

const listedSchema = z
  .object({
    slug: z.string().regex(SLUG),
    // The short name shown on a card makes a good category; the page's name is a headline.
    title: z
      .union([
        z.string(),
        z.object({ card: z.string() }).transform((title) => title.card),
        z.object({ page: z.string() }).transform((title) => title.page),
      ])
      .catch(''),
  })
  .transform(({ slug, title }): Listed => ({ slug, title: cleanText(title) || titleOfSlug(slug) }));

/** A document with neither member does not even say that there is no text. */
const topicSchema = z
  .object({ description: z.string().nullish(), resources: z.array(z.unknown()).nullish() })
  .refine((topic) => 'description' in topic || 'resources' in topic);

const resourceSchema = z.object({ url: z.string() });

/** Opens the site. Logs what it reads, which may take a while. */
export function openSite(baseUrl: string, web: Web, log: Log): Site {
  const { host } = new URL(baseUrl);
  const inTurn = openLimiter(TEXTS_AT_ONCE);
  const get = async (path: string) => readPage(await web(`${baseUrl}${path}`));
  return {
    url: baseUrl,
    async graph(slug) {
      const paths = [`/api/v1-official-roadmap/${slug}`, `/${slug}.json`];
      let firstError: unknown = null;
      log.info(`Reading ${slug} from ${host}`);
      for (const path of paths) {
        try {
          const page = await get(path);
          if (page !== null) return { url: `${baseUrl}${path}`, json: page.text };
        } catch (error) {
          firstError ??= error;
        }
      }
      if (firstError !== null) throw firstError;
      return null;
    },
    async list() {
      log.info(`Reading the list of roadmaps from ${host}`);
      const page = await get('/api/v1-list-official-roadmaps');
      const listed = page === null ? [] : listedIn(page.document);
      if (listed.length === 0) throw unexpected('a list of roadmaps');
      return listed;
    },
    topic: (slug, id) =>
      inTurn(async () => {
        const page = await get(`/api/v1-official-roadmap-topic/${slug}/${id}`);
        return page === null ? null : contentIn(page.document);
      }),
  };
}

/** The JSON of a page; null if the site says that there is none. */
function readPage({ status, text }: Page): { text: string; document: unknown } | null {
  if (status === 404 || status === 410) return null;
  if (status !== 200) throw new WebError({ message: `HTTP ${status}`, passes: false });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new WebError({ message: 'the response is not JSON', passes: false, cause });
  }
  // A refusal may come as a 200.
  if (notFound.safeParse(document).success) return null;
  const refused = refusal.safeParse(document);
  if (!refused.success) return { text, document };
  const { error } = refused.data;
  if (typeof error === 'string' && NOT_FOUND.test(error)) return null;
  throw new WebError({ message: 'the response is an error', passes: false });
}

/** The array of roadmaps, wherever it is in a response whose shape is undocumented. */
function listedIn(document: unknown): readonly Listed[] {
  const arrays = Array.isArray(document) ? [document] : Object.values(Object(document) as object);
  for (const array of arrays.filter(Array.isArray)) {
    const listed = array.flatMap((item: unknown) => listedSchema.safeParse(item).data ?? []);
    if (listed.length > 0) return [...new Map(listed.map((one) => [one.slug, one])).values()];
  }
  return [];
}

function contentIn(document: unknown): Content {
  const { data } = topicSchema.safeParse(document);
  if (data === undefined) throw unexpected('the text of a topic');
  const urls = (data.resources ?? []).flatMap((item) => {
    const resource = resourceSchema.safeParse(item).data;
    return (resource && httpUrl(resource.url)) ?? [];
  });
  try {
    const content = parseContent(data.description ?? '');
    return { ...content, resources: [...new Set([...content.resources, ...urls])] };
  } catch (cause) {
    throw new WebError({ message: 'its text cannot be read as Markdown', passes: false, cause });
  }
}

const unexpected = (what: string) =>
  new WebError({ message: `the response is not ${what}`, passes: false });
