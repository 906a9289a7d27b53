import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { COLUMNS } from '../../src/columns/built-in.ts';
import { parseConfig } from '../../src/config/config.ts';
import { openFiles } from '../../src/lib/files.ts';
import { SILENT } from '../../src/lib/log.ts';
import { geminiInfo } from '../../src/models/gemini/catalogue.ts';
import { refresh, type World } from '../../src/pipeline/refresh.ts';
import type { RunReport } from '../../src/report/run-report.ts';
import { Store } from '../../src/values/store.ts';
import { VirtualClock } from '../fakes/clock.ts';
import { CALM, fuzzedModel, type Mood, markOf, SAME } from './model.ts';
import { type Random, seeded } from './random.ts';

const LIST = 'list.csv';
const TABLE = 'table.csv';
const DAY_MS = 86_400_000;
/** A refused row rests for a week. */
const REST_DAYS = 8;

/** Requests that a night may take: a few for each row, and some for a service that fails. */
const maxRequests = (rows: number) => 6 * rows + 40;

interface Topic {
  readonly id: string;
  readonly topic: string;
  text: string;
  /** Marks of all the texts that it ever had. */
  readonly marks: Set<string>;
}

type Row = Record<string, string>;

/** What a story came to. */
export interface Told {
  /** Rows of all its nights together. */
  readonly rows: number;
  readonly nights: number;
  /** What must never happen, one line each. */
  readonly violations: readonly string[];
}

/** A simulated kill: what it interrupts writes nothing more. */
class Killed extends Error {}

/**
 * Some nights with one list and its table in a folder: a service that misbehaves, a person who edits
 * the table and the list, kills, and at last calm nights, after which every row has its value.
 */
export async function tellStory(seed: number, folder: string): Promise<Told> {
  const random = seeded(seed);
  const story = new Story(random, folder);
  const nights = 1 + random.below(4);
  for (let night = 0; night < nights; night++) {
    await story.editList();
    await story.editTable();
    await story.night(moodOf(random), random.chance(0.15) ? 1 + random.below(6) : null);
  }
  await story.calmNights();
  return story.told();
}

function moodOf(random: Random): Mood {
  const rate = () => random.pick([0, 0, 0.05, 0.2, 0.6, 1]);
  return { failing: rate(), garbled: rate(), spoiled: rate() };
}

class Story {
  readonly #random: Random;
  readonly #folder: string;
  readonly #topics: Topic[] = [];
  /** Cells that a person wrote for the text of today, by id and column. */
  readonly #own = new Map<string, Map<string, string>>();
  readonly #violations: string[] = [];
  #now = Date.UTC(2026, 0, 5);
  #rows = 0;
  #nights = 0;
  #made = 0;

  constructor(random: Random, folder: string) {
    this.#random = random;
    this.#folder = folder;
    this.#add(3 + random.below(40));
  }

  told(): Told {
    return { rows: this.#rows, nights: this.#nights, violations: this.#violations };
  }

  /** New topics, topics that go, and texts that change. */
  async editList(): Promise<void> {
    const random = this.#random;
    if (this.#nights > 0) {
      if (random.chance(0.3)) this.#add(random.below(5));
      if (random.chance(0.2)) {
        // A list without topics is an error, and its table stays.
        for (const { id } of this.#topics.splice(
          0,
          Math.min(random.below(3), this.#topics.length - 1),
        )) {
          this.#own.delete(id);
        }
      }
      for (const topic of this.#topics) if (random.chance(0.1)) this.#rewrite(topic);
    }
    const records = this.#topics.map(({ id, topic, text }) => [topic, text, id]);
    await writeFile(this.#path(LIST), stringify([['Topic', 'Description', 'Id'], ...records]));
  }

  /** A person's night with the table: own words, right and wrong ones, and rows that move or go. */
  async editTable(): Promise<void> {
    const random = this.#random;
    const rows = await this.#table();
    if (rows.length === 0 || random.chance(0.3)) return;
    for (const row of rows) {
      const { Id = '', Revision = '' } = row;
      const isCurrent = Revision !== '' && row.TLDR?.includes(this.#markOf(Id) ?? '-');
      if (!isCurrent || random.chance(0.85)) continue;
      const column = random.pick(['TLDR', 'Challenge']);
      const cell =
        column === 'TLDR'
          ? random.pick([
              'My own words',
              'Caf\u00e9 \u2713',
              `=${Id}`,
              'One two three four five six seven eight nine ten eleven twelve thirteen',
            ])
          : random.pick(['expert', 'Expert', 'hard']);
      row[column] = column === 'TLDR' && cell.startsWith('=') ? `'${cell}` : `${cell}`;
      const own = this.#own.get(Id) ?? new Map<string, string>();
      this.#own.set(Id, own.set(column, row[column] ?? ''));
    }
    if (random.chance(0.3)) rows.reverse();
    const header = Object.keys(rows[0] ?? {});
    const records = rows.map((row) => header.map((name) => row[name] ?? ''));
    await writeFile(this.#path(TABLE), stringify([header, ...records], { quoted: true }));
  }

  /** One run; `kill` is the number of events after which the process dies. */
  async night(mood: Mood, kill: number | null = null): Promise<RunReport | null> {
    const before = await this.#text();
    this.#nights += 1;
    this.#rows += this.#topics.length;
    this.#now += DAY_MS;
    let report: RunReport | null = null;
    try {
      report = await this.#run(mood, kill);
    } catch (error) {
      if (!(error instanceof Killed)) this.#violate(`threw ${String(error)}`);
      if ((await this.#text()) !== before) this.#violate('a run that was killed wrote a table');
    }
    await this.#check(report);
    return report;
  }

  /** After a week of rest, a service without faults fills what is left, once. */
  async calmNights(): Promise<void> {
    this.#now += REST_DAYS * DAY_MS;
    const first = await this.night(CALM);
    const { failed = 0, pending = 0, stale = 0 } = first?.stats.rows ?? {};
    if (failed + pending + stale > 0) {
      this.#violate(`after a calm night ${failed} failed, ${pending} pending, ${stale} stale`);
    }
    const text = await this.#text();
    const second = await this.night(CALM);
    if (second?.stats.requests.total !== 0) this.#violate('a calm night asked the same again');
    if ((await this.#text()) !== text) this.#violate('a night without changes wrote other bytes');
  }

  async #run(mood: Mood, kill: number | null): Promise<RunReport> {
    const clock = new VirtualClock(this.#now, this.#random.below(2 ** 31));
    const raw = {
      roadmap: `./${LIST}`,
      output: TABLE,
      'batch-size': this.#random.pick(['auto', '1', '7', '50']),
      concurrency: this.#random.pick(['1', '3', '8']),
      'requests-per-minute': mood === CALM ? '1000' : this.#random.pick(['5', '15', '1000']),
      'deadline-minutes': mood === CALM ? '600' : this.#random.pick(['2', '30', '600']),
    };
    const parsed = parseConfig(raw, {}, 'action');
    if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
    const model = fuzzedModel(
      { random: this.#random, clock, mood },
      geminiInfo('gemini-3.5-flash-lite'),
    );
    let events = 0;
    const report = await refresh(parsed.config, {
      columns: COLUMNS,
      files: openFiles(this.#folder),
      readPublished: null,
      // A list is read from its file alone.
      remote: undefined as unknown as World['remote'],
      mayShowUpstream: true,
      store: new Store(this.#path('rows.jsonl'), COLUMNS, new Date(this.#now)),
      clock,
      log: SILENT,
      signal: new AbortController().signal,
      openModel: () => model,
      withoutSecrets: false,
      onPlan: () => {},
      onEvent: () => {
        events += 1;
        if (events === kill) throw new Killed();
      },
    });
    if (model.requests > maxRequests(this.#topics.length)) {
      this.#violate(`${model.requests} requests for ${this.#topics.length} rows`);
    }
    return report;
  }

  /** What must hold after every night. */
  async #check(report: RunReport | null): Promise<void> {
    const rows = await this.#table();
    if (report !== null) {
      const { total, ...states } = report.stats.rows;
      const sum = Object.values(states).reduce((all, count) => all + count, 0);
      if (sum !== total || total !== this.#topics.length) {
        this.#violate(`${this.#topics.length} topics, ${total} rows, ${sum} in a state`);
      }
      const ids = rows.map(({ Id }) => Id).join(' ');
      if (ids !== this.#topics.map(({ id }) => id).join(' '))
        this.#violate('a row is lost or moved');
    }
    for (const row of rows) this.#checkRow(row);
  }

  #checkRow({ Id = '', TLDR = '', ...row }: Row): void {
    const topic = this.#topics.find(({ id }) => id === Id);
    const own = this.#own.get(Id);
    if (topic === undefined) return;
    for (const [column, cell] of own ?? []) {
      const now = column === 'TLDR' ? TLDR : row[column];
      if (now !== cell) this.#violate(`${Id}: a person wrote ${cell} as ${column}, now ${now}`);
    }
    const mark = /^Answer ([0-9a-f]{8}) /.exec(TLDR)?.[1];
    if (mark !== undefined && !topic.marks.has(mark)) this.#violate(`${Id} has a stranger's TLDR`);
    // Alone in its request, a row cannot be told from others that were answered alike.
    const isKnown = mark !== undefined || TLDR === '' || TLDR === SAME || own?.has('TLDR');
    if (!isKnown && !topic.marks.has('own')) {
      this.#violate(`${Id} has a TLDR that nobody wrote: ${TLDR}`);
    }
  }

  #add(count: number): void {
    for (let i = 0; i < count; i++) {
      const n = this.#made++;
      const topic = { id: `id-${n}`, topic: `Topic ${n}`, text: '', marks: new Set<string>() };
      this.#rewrite(topic);
      this.#topics.push(topic);
    }
  }

  #rewrite(topic: Topic): void {
    topic.text = `Text ${this.#random.below(1e9)} about ${topic.topic}.`;
    topic.marks.add(markOf(topic.topic, topic.text));
    // A new text ends the claim of what was written for the old one, which may stay until it is renewed.
    if (this.#own.delete(topic.id)) topic.marks.add('own');
  }

  #markOf(id: string): string | undefined {
    const topic = this.#topics.find((other) => other.id === id);
    return topic && markOf(topic.topic, topic.text);
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  #text(): Promise<string> {
    return readFile(this.#path(TABLE), 'utf8').catch(() => '');
  }

  async #table(): Promise<Row[]> {
    const text = await this.#text();
    return text === '' ? [] : parse(text, { columns: true });
  }

  #violate(what: string): void {
    this.#violations.push(`night ${this.#nights}: ${what}`);
  }
}
