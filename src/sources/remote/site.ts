import { z } from 'zod';
import { type Content, parseContent } from '../../content/content.ts';
import { linkUrl } from '../../content/urls.ts';
import type { Graph } from '../../graph/graph.ts';
import { parseGraph } from '../../graph/read.ts';
import { titleSchema } from '../../graph/schema.ts';
import { openLimiter } from '../../lib/concurrency.ts';
import { RoadmapError } from '../../lib/error.ts';
import type { Log } from '../../lib/log.ts';
import { cleanText } from '../../lib/text/clean.ts';
import type { Roadmap } from '../roadmap.ts';
import { SLUG, titleOfSlug } from '../slug.ts';
import { attempt, type Page, type Web, WebError } from './web.ts';

/** A roadmap that the site lists. */
export type Listed = Pick<Roadmap, 'slug' | 'title'>;

/** roadmap.sh, or a stand-in for it. */
export interface Site {
  readonly url: string;
  /** Null if the site says that it has none. Throws a `RoadmapError` if it cannot be reached. */
  graph(slug: string): Promise<Graph | null>;
  /** Throws a `WebError` if the site cannot be reached. */
  list(): Promise<readonly Listed[]>;
  /** The texts of topics by their ids, each by a request of its own. Never throws. */
  texts(slug: string, ids: readonly string[]): Promise<SiteTexts>;
}

/** Texts of the site by the ids of their topics; it has none of an id that is in neither. */
export interface SiteTexts {
  readonly found: ReadonlyMap<string, Content>;
  /** Ids whose text cannot be reached. */
  readonly unread: ReadonlySet<string>;
}

/** Texts requested at once: the endpoint is undocumented, and a guest does not crowd it. */
const TEXTS_AT_ONCE = 3;

/** After this many errors in a row, the remaining texts of a roadmap are not requested. */
const MAX_ERRORS = 3;

/** Matches only whole messages: `ENOTFOUND` comes from a name server. */
const NOT_FOUND = /^(?:\w+ )?not[ _-]?found\.?$/i;

const notFound = z.union([
  z.object({ type: z.literal('not_found') }),
  z.object({ error: z.string().regex(NOT_FOUND) }),
]);
/** An error that is null, false or empty is none. */
const refusal = z.object({ error: z.unknown().refine(Boolean) });

const listedSchema = z
  .object({
    slug: z.string().regex(SLUG),
    // The short name shown on a card makes a good category; the page's name is a headline.
    title: titleSchema.transform(({ card, page }) => card ?? page ?? ''),
  })
  .transform(({ slug, title }): Listed => ({ slug, title: cleanText(title) || titleOfSlug(slug) }));

const resourceSchema = z.object({ url: z.string() }).nullable();

/** A document with neither member does not even say that there is no text. */
const topicSchema = z
  .object({
    description: z.string().nullish(),
    resources: z.array(resourceSchema.catch(null)).nullish(),
  })
  .refine((topic) => 'description' in topic || 'resources' in topic);

/** How many texts of a roadmap were read, of how many. */
export type OnText = (slug: string, read: number, total: number) => void;

interface SiteOptions {
  /** Gets a line for what is read, which may take a while. */
  readonly log: Log;
  /** Called after every text. */
  readonly onText?: OnText;
}

/** Opens the site. */
export function openSite(baseUrl: string, web: Web, { log, onText }: SiteOptions): Site {
  const { host } = new URL(baseUrl);
  const inTurn = openLimiter(TEXTS_AT_ONCE);
  const get = async (path: string) => readPage(await web(`${baseUrl}${path}`));
  const textOf = async (slug: string, id: string) => {
    const page = await get(`/api/v1-official-roadmap-topic/${slug}/${id}`);
    return page === null ? null : contentIn(page.document);
  };
  return {
    url: baseUrl,
    async graph(slug) {
      log.info(`Reading ${slug} from ${host}`);
      let error: WebError | undefined;
      for (const path of [`/api/v1-official-roadmap/${slug}`, `/${slug}.json`]) {
        const page = await attempt(get(path));
        if (page instanceof WebError) error ??= page;
        else if (page !== null)
          return parseGraph(page.text, `${baseUrl}${path}`, { lenient: true });
      }
      if (error === undefined) return null;
      throw new RoadmapError(
        `its graph cannot be reached at ${baseUrl} (${error.message}). Try again later.`,
      );
    },
    async list() {
      log.info(`Reading the list of roadmaps from ${host}`);
      const page = await get('/api/v1-list-official-roadmaps');
      const listed = page === null ? [] : listedIn(page.document);
      if (listed.length === 0) throw unexpected('a list of roadmaps');
      return listed;
    },
    async texts(slug, ids) {
      const found = new Map<string, Content>();
      const unread = new Set<string>();
      let [errors, read] = [0, 0];
      const readOne = async (id: string) => {
        const content = errors < MAX_ERRORS ? await attempt(textOf(slug, id)) : undefined;
        if (content === undefined || content instanceof WebError) {
          errors += 1;
          unread.add(id);
        } else {
          errors = 0;
          if (content !== null) found.set(id, content);
        }
        read += 1;
        onText?.(slug, read, ids.length);
      };
      await Promise.all(ids.map((id) => inTurn(() => readOne(id))));
      return { found, unread };
    },
  };
}

/** The JSON of a page; null if the site says that there is none. */
function readPage({ status, text }: Page): { text: string; document: unknown } | null {
  if (status === 404 || status === 410) return null;
  if (status !== 200) throw new WebError(`HTTP ${status}`);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (cause) {
    throw new WebError('the response is not JSON', { cause });
  }
  // A refusal may come as a 200.
  if (notFound.safeParse(document).success) return null;
  if (refusal.safeParse(document).success) throw new WebError('the response is an error');
  return { text, document };
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
  const content = parseContent(data.description ?? '');
  const urls = new Set(content.resources);
  const dropped = [...content.dropped];
  for (const { url: stated } of (data.resources ?? []).filter((one) => one !== null)) {
    const url = linkUrl(stated, true);
    if (url === null) dropped.push(cleanText(stated));
    else urls.add(url);
  }
  return { ...content, resources: [...urls], dropped };
}

const unexpected = (what: string) => new WebError(`the response is not ${what}`);
