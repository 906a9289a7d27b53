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
 * roadmap.sh, or a stand-in for it. Every method throws a `WebError` where the site is out of reach,
 * and resolves to null where it says that there is no such thing.
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

/** Matches a whole message that says so; `ENOTFOUND` from a name server is another matter. */
const NOT_FOUND = /^(?:\w+ )?not[ _-]?found\.?$/i;

/** The short name shown on a card makes a good category; the page's name is a headline. */
const listedTitle = z.union([
  z.string(),
  z.object({ card: z.string() }).transform((title) => title.card),
  z.object({ page: z.string() }).transform((title) => title.page),
]);

const listedSchema = z.object({ slug: z.string().regex(SLUG), title: z.unknown() });

/** A document with neither member does not even say that there is no text. */
const topicSchema = z
  .object({ description: z.string().nullish(), resources: z.array(z.unknown()).nullish() })
  .refine((topic) => 'description' in topic || 'resources' in topic);

const resourceSchema = z.object({ url: z.string() });

/** Opens the site. Logs what is going to be read, since reading may take a while. */
export function openSite(baseUrl: string, web: Web, log: Log): Site {
  const { host } = new URL(baseUrl);
  const inTurn = openLimiter(TEXTS_AT_ONCE);
  const get = async (path: string) => readPage(await web(`${baseUrl}${path}`));
  return {
    url: baseUrl,
    async graph(slug) {
      const paths = [`/api/v1-official-roadmap/${slug}`, `/${slug}.json`];
      let fault: unknown = null;
      log.info(`Reading ${slug} from ${host}`);
      for (const path of paths) {
        try {
          const page = await get(path);
          if (page !== null) return { url: `${baseUrl}${path}`, json: page.text };
        } catch (error) {
          fault ??= error;
        }
      }
      if (fault !== null) throw fault;
      return null;
    },
    async list() {
      log.info(`Reading the list of roadmaps from ${host}`);
      const page = await get('/api/v1-list-official-roadmaps');
      const listed = page === null ? [] : listedIn(page.document);
      if (listed.length === 0) throw noAnswer('a list of roadmaps');
      return listed;
    },
    topic: (slug, id) =>
      inTurn(async () => {
        const page = await get(`/api/v1-official-roadmap-topic/${slug}/${id}`);
        return page === null ? null : contentIn(page.document);
      }),
  };
}

interface Document {
  readonly text: string;
  readonly document: unknown;
}

/** The JSON of a page; null where the site says that there is none. */
function readPage({ status, text }: Page): Document | null {
  if (status === 404 || status === 410) return null;
  if (status !== 200) throw new WebError({ message: `HTTP ${status}`, passes: false });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new WebError({ message: 'the answer is not JSON', passes: false, cause });
  }
  // A refusal may come as a 200.
  if (notFound.safeParse(document).success) return null;
  const refused = refusal.safeParse(document);
  if (!refused.success) return { text, document };
  const { error } = refused.data;
  if (typeof error === 'string' && NOT_FOUND.test(error)) return null;
  throw new WebError({ message: 'the answer is an error', passes: false });
}

/** The array of roadmaps, wherever it is in an answer whose shape is undocumented. */
function listedIn(document: unknown): readonly Listed[] {
  const arrays = Array.isArray(document) ? [document] : Object.values(Object(document) as object);
  for (const array of arrays.filter(Array.isArray)) {
    const listed = array.flatMap((item: unknown) => {
      const parsed = listedSchema.safeParse(item);
      return parsed.success ? [toListed(parsed.data)] : [];
    });
    if (listed.length > 0) return [...new Map(listed.map((one) => [one.slug, one])).values()];
  }
  return [];
}

function toListed({ slug, title }: z.output<typeof listedSchema>): Listed {
  const named = listedTitle.safeParse(title);
  return { slug, title: (named.success && cleanText(named.data)) || titleOfSlug(slug) };
}

function contentIn(document: unknown): Content {
  const parsed = topicSchema.safeParse(document);
  if (!parsed.success) throw noAnswer('the text of a topic');
  const { description, resources } = parsed.data;
  const content = readMarkdown(description ?? '');
  const given = (resources ?? []).flatMap((item) => resourceSchema.safeParse(item).data?.url ?? []);
  const urls = given.flatMap((url) => httpUrl(url) ?? []);
  return { ...content, resources: [...new Set([...content.resources, ...urls])] };
}

function readMarkdown(text: string): Content {
  try {
    return parseContent(text);
  } catch (cause) {
    throw new WebError({ message: 'its text cannot be read as Markdown', passes: false, cause });
  }
}

const noAnswer = (what: string) =>
  new WebError({ message: `the answer is not ${what}`, passes: false });
