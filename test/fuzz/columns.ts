import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import type { Column } from '../../src/columns/column.ts';
import { parseConfig } from '../../src/config/config.ts';
import type { Model, PromptItem, Reply } from '../../src/engine/model.ts';
import { openFiles } from '../../src/lib/files.ts';
import { SILENT } from '../../src/lib/log.ts';
import { geminiInfo } from '../../src/models/gemini/catalogue.ts';
import { refresh, type World } from '../../src/pipeline/refresh.ts';
import type { Stats } from '../../src/report/run-report.ts';
import { revisionOf, rowKey } from '../../src/values/key.ts';
import { Store } from '../../src/values/store.ts';
import { VirtualClock } from '../fakes/clock.ts';
import { listen } from '../fakes/loopback.ts';
import type { Told } from './nights.ts';
import { type Random, seeded } from './random.ts';

const LIST = 'list.csv';
const TABLE = 'table.csv';
const DAY_MS = 86_400_000;
/** A failed cell rests for a week. */
const REST_DAYS = 8;
const NIGHTS = 10;
const OWN = ['Status', 'Notes'];
const CLI = fileURLToPath(new URL('../../dist/cli/index.js', import.meta.url));

/** As Gemini says that the requests of a day are used up. */
const DAY_IS_OVER = JSON.stringify({
  error: {
    code: 429,
    message: 'You exceeded your current quota.',
    status: 'RESOURCE_EXHAUSTED',
    details: [
      {
        '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
        violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }],
      },
    ],
  },
});

/** A column as its owner thinks of it: the same one under another name or with another definition. */
interface Idea {
  readonly n: number;
  name: string;
  version: number;
}

interface Topic {
  readonly id: string;
  readonly topic: string;
  text: string;
}

type Row = Record<string, string>;

/** How a night's service behaves: requests until it ends for the day, and the share of cells that it omits. */
interface Service {
  readonly requests: number;
  readonly omitted: number;
}

const CALM: Service = { requests: Number.POSITIVE_INFINITY, omitted: 0 };

/**
 * Ten nights with a table whose columns come and go, change their names, order and definitions, while
 * texts change, a person edits, empties and sorts, and the service ends at any request.
 */
export async function tellOfColumns(
  seed: number,
  folder: string,
  { bundle = false } = {},
): Promise<Told> {
  const story = new ColumnStory(seeded(seed), folder, bundle);
  for (let night = 0; night < NIGHTS; night++) await story.night();
  await story.calmNights();
  return story.told();
}

class ColumnStory {
  readonly #random: Random;
  readonly #folder: string;
  /** Runs the built command line, for which no week passes: so no cell fails, which would rest. */
  readonly #bundle: boolean;
  readonly #ideas: readonly [Idea, ...Idea[]] = [idea(0), idea(1), idea(2), idea(3)];
  #asked: Idea[] = [];
  readonly #topics: Topic[] = [];
  /** Values that the model gave, by key and definition: none is asked for again. */
  readonly #given = new Set<string>();
  /** Cells that a person wrote and that must stay, by id and column: an idea's number or a name. */
  readonly #own = new Map<string, Map<number | string, string>>();
  /** Cells whose column was not asked for while they were of an older text. */
  readonly #excused = new Set<string>();
  readonly #violations: string[] = [];
  #now = Date.UTC(2026, 0, 5);
  #nights = 0;
  #rows = 0;
  #made = 0;
  #names = 0;

  constructor(random: Random, folder: string, bundle: boolean) {
    this.#random = random;
    this.#folder = folder;
    this.#bundle = bundle;
    this.#add(2 + random.below(10));
    this.#choose();
  }

  told(): Told {
    return { rows: this.#rows, nights: this.#nights, violations: this.#violations };
  }

  async night(): Promise<void> {
    const random = this.#random;
    if (this.#nights > 0) {
      if (random.chance(0.3)) await this.#renameColumn();
      if (random.chance(0.3)) random.pick(this.#ideas).version += 1;
      if (random.chance(0.5)) this.#choose();
      if (random.chance(0.6)) await this.#editTable();
      this.#editList();
    }
    const requests = random.chance(0.4) ? random.below(4) : Number.POSITIVE_INFINITY;
    await this.#run({ requests, omitted: this.#bundle ? 0 : random.pick([0, 0, 0.1, 0.5]) });
  }

  /** Once everything has rested, a service without faults fills in what is left, and then nothing. */
  async calmNights(): Promise<void> {
    this.#now += REST_DAYS * DAY_MS;
    const first = await this.#run(CALM);
    if (!first.stats.complete) this.#violate('a calm night is incomplete');
    const text = await this.#text();
    const second = await this.#run(CALM);
    if (second.requests > 0) this.#violate('a night without changes sent something');
    if ((await this.#text()) !== text) this.#violate('a night without changes wrote other bytes');
  }

  /** Other columns are asked for, in another order. */
  #choose(): void {
    const shuffled = this.#ideas.toSorted(() => this.#random.below(3) - 1);
    this.#asked = shuffled.slice(0, 1 + this.#random.below(shuffled.length));
  }

  /** A column gets another name, in the table and in the settings. */
  async #renameColumn(): Promise<void> {
    const idea = this.#random.pick(this.#ideas);
    const [before, after] = [idea.name, `Name ${this.#names++}`];
    idea.name = after;
    const [header = [], ...rows] = await this.#records();
    await this.#write([header.map((name) => (name === before ? after : name)), ...rows]);
  }

  #editList(): void {
    const random = this.#random;
    if (random.chance(0.3)) this.#add(1 + random.below(3));
    if (this.#topics.length > 1 && random.chance(0.2)) {
      for (const { id } of this.#topics.splice(0, 1)) this.#own.delete(id);
    }
    for (const topic of this.#topics) if (random.chance(0.15)) this.#rewrite(topic);
  }

  /** Cells that are edited, emptied and refilled, columns that are added, rows that move or go. */
  async #editTable(): Promise<void> {
    const random = this.#random;
    const [header = [], ...records] = await this.#records();
    if (header.length === 0) return;
    const missing = OWN.filter((name) => !header.includes(name));
    const names = random.chance(0.3) ? [...header, ...missing.slice(0, 1)] : header;
    let rows = records.map((cells): Row => {
      return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
    });
    for (const row of rows) this.#editRow(row, names);
    if (random.chance(0.3)) rows.reverse();
    if (random.chance(0.15)) {
      for (const { Id = '' } of rows.slice(0, 1)) this.#own.delete(Id);
      rows = rows.slice(1);
    }
    await this.#write([names, ...rows.map((row) => names.map((name) => row[name] ?? ''))]);
  }

  #editRow(row: Row, names: readonly string[]): void {
    const random = this.#random;
    const { Id = '', Revision = '' } = row;
    const topic = this.#topics.find(({ id }) => id === Id);
    const name = random.pick(['Status', 'Notes', ...this.#ideas.map((idea) => idea.name)]);
    if (topic === undefined || !names.includes(name) || random.chance(0.6)) return;
    const idea = this.#ideas.find((other) => other.name === name);
    // What a person writes beside an older text's values is for that text.
    const isCurrent = Revision === revisionOf(keyOf(topic));
    if (idea !== undefined && !isCurrent) return;
    const own = this.#own.get(Id) ?? new Map<number | string, string>();
    this.#own.set(Id, own);
    const cell: string = random.pick(['mine', 'my own words, with a comma', 'a "quote"', '']);
    row[name] = cell;
    if (cell === '') own.delete(idea?.n ?? name);
    else own.set(idea?.n ?? name, cell);
  }

  async #run(service: Service): Promise<{ stats: Stats; requests: number }> {
    this.#nights += 1;
    this.#rows += this.#topics.length;
    this.#now += DAY_MS;
    const list = this.#topics.map(({ id, topic, text }) => [topic, text, id]);
    await writeFile(join(this.#folder, LIST), stringify([['Topic', 'Description', 'Id'], ...list]));
    const columns = this.#asked.map(
      ({ n, name, version }) =>
        `- { name: ${name}, ask: Question ${n} in version ${version}, text: { words: 9 } }\n`,
    );
    const raw = {
      output: TABLE,
      columns: columns.join(''),
      'max-removed': '100',
      'batch-size': this.#random.pick(['auto', '1', '4']),
    };
    const parsed = parseConfig({ ...raw, roadmap: `./${LIST}` }, {}, 'action');
    if (!parsed.ok) throw new Error(parsed.errors.join('\n'));
    const { config } = parsed;
    if (this.#bundle) {
      const run = await this.#call(raw, service, config.columns);
      // A stale row keeps the Revision of its older text.
      await this.#check(run.stats, (topic, { Revision }) =>
        Revision === revisionOf(keyOf(topic)) ? '' : 'stale',
      );
      return run;
    }
    const clock = new VirtualClock(this.#now, this.#random.below(2 ** 31));
    const model = this.#model(service, config.columns);
    const report = await refresh(config, {
      columns: config.columns,
      files: openFiles(this.#folder),
      readPublished: null,
      // A list is read from its file alone.
      remote: undefined as unknown as World['remote'],
      mayShowUpstream: true,
      store: new Store(join(this.#folder, 'rows.jsonl'), config.columns, new Date(this.#now)),
      clock,
      log: SILENT,
      signal: new AbortController().signal,
      openModel: () => model,
      withoutSecrets: false,
      onPlan: () => {},
      onEvent: () => {},
    });
    const states = new Map(report.tables[0]?.rows.map((row) => [row.topic.id, row.state]));
    await this.#check(report.stats, ({ id }) => states.get(id) ?? '');
    return { stats: report.stats, requests: model.sent() };
  }

  /** One run of the built command line. Rows that lack different columns may share a request. */
  async #call(
    raw: Readonly<Record<string, string>>,
    service: Service,
    columns: readonly Column[],
  ): Promise<{ stats: Stats; requests: number }> {
    let requests = 0;
    const answer = async (request: IncomingMessage, response: ServerResponse) => {
      requests += 1;
      const body = JSON.parse(await text(request));
      if (requests > service.requests) {
        response.writeHead(429, { 'content-type': 'application/json' });
        response.end(DAY_IS_OVER);
        return;
      }
      const members = Object.keys(body.generationConfig.responseJsonSchema.items.properties);
      const asked = columns.filter(({ id }) => members.includes(id));
      const items: readonly PromptItem[] = JSON.parse(body.contents[0].parts[0].text);
      const rows = items.map(({ id, topic, description }) => {
        const key = rowKey({ topic, description, context: '' });
        return { id, topic, ...Object.fromEntries(asked.map((c) => this.#valueOf(key, c))) };
      });
      const parts = [{ text: JSON.stringify(rows) }];
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ candidates: [{ content: { parts }, finishReason: 'STOP' }] }));
    };
    const server = await listen(
      createServer((request, response) => void answer(request, response)),
    );
    const flags = Object.entries(raw).flatMap(([name, value]) => [`--${name}`, value]);
    const args = [CLI, `./${LIST}`, ...flags, '--cache', 'rows.jsonl', '--json'];
    const env = { ...process.env, GEMINI_API_KEY: 'AQ.key-0123456789', GEMINI_URL: server.url };
    try {
      const run = promisify(execFile)(process.execPath, args, { cwd: this.#folder, env });
      return { stats: JSON.parse((await run).stdout), requests };
    } finally {
      await server.close();
    }
  }

  #valueOf(key: string, column: Column): [member: string, value: string] {
    const idea = this.#ideas.find((other) => other.name === column.name);
    return [column.id, `W${key.slice(0, 8)} C${idea?.n}`];
  }

  /** Every value says which column and text it is for. */
  #model(service: Service, columns: readonly Column[]): Model & { sent(): number } {
    let requests = 0;
    const cellOf = (item: PromptItem, column: Column): readonly [string, unknown][] => {
      const name = `${item.key} ${column.identity}`;
      if (this.#given.has(name)) this.#violate(`${item.id} is asked again for ${column.name}`);
      if (this.#random.chance(service.omitted)) return [];
      this.#given.add(name);
      return [this.#valueOf(item.key, column)];
    };
    return {
      ...geminiInfo('gemini-3.5-flash-lite'),
      sent: () => requests,
      ask: async (items): Promise<Reply> => {
        requests += 1;
        if (requests > service.requests) {
          return { kind: 'stop', stop: 'daily-quota', message: 'per day' };
        }
        const rows = items.map((item) => {
          const lacked = columns.filter(({ name }) => item.lacks.includes(name));
          const cells = lacked.flatMap((column) => cellOf(item, column));
          return { id: item.id, topic: item.topic, ...Object.fromEntries(cells) };
        });
        const usage = { input: 100, output: 50 * items.length, cached: 0 };
        return { kind: 'answer', text: JSON.stringify(rows), usage };
      },
    };
  }

  /** @param stateOf The state of a topic's row. */
  async #check(stats: Stats, stateOf: (topic: Topic, row: Row) => string): Promise<void> {
    const { total, ...states } = stats.rows;
    const sum = Object.values(states).reduce((all, count) => all + count, 0);
    if (sum !== total || total !== this.#topics.length) {
      this.#violate(`${this.#topics.length} topics, ${total} rows, ${sum} in a state`);
    }
    const [header = [], ...records] = await this.#records();
    for (const cells of records) {
      const row = Object.fromEntries(header.map((name, i) => [name, cells[i] ?? '']));
      const topic = this.#topics.find(({ id }) => id === row.Id);
      if (topic === undefined) this.#violate(`${row.Id} has no topic`);
      else this.#checkRow(row, topic, stateOf(topic, row));
    }
  }

  #checkRow(row: Row, topic: Topic, state: string): void {
    for (const [column, cell] of this.#own.get(topic.id) ?? []) {
      const name = typeof column === 'string' ? column : (this.#ideas[column]?.name ?? '');
      if (row[name] !== cell) this.#violate(`${topic.id}: ${name} was ${cell}, is ${row[name]}`);
    }
    const current = keyOf(topic).slice(0, 8);
    for (const { n, name } of this.#ideas) {
      const [, key, column] = /^W(\w+) C(\d+)$/.exec(row[name] ?? '') ?? [];
      if (key === undefined) continue;
      const cell = `${topic.id} ${n}`;
      if (column !== String(n))
        this.#violate(`${topic.id}: ${name} holds a value of column ${column}`);
      if (key === current) this.#excused.delete(cell);
      else if (!this.#asked.some((idea) => idea.n === n)) this.#excused.add(cell);
      else if (state !== 'stale' && !this.#excused.has(cell)) {
        this.#violate(`${topic.id}: ${name} is of another text, and the row is ${state}`);
      }
    }
  }

  #add(count: number): void {
    for (let i = 0; i < count; i++) {
      const n = this.#made++;
      const topic = { id: `id-${n}`, topic: `Topic ${n}`, text: '' };
      this.#topics.push(topic);
      this.#rewrite(topic);
    }
  }

  #rewrite(topic: Topic): void {
    topic.text = `Text ${this.#random.below(1e9)} of ${topic.topic}.`;
    // What was written for the older text may be replaced; columns of the person's own stay.
    const own = this.#own.get(topic.id);
    for (const { n } of this.#ideas) own?.delete(n);
  }

  async #records(): Promise<string[][]> {
    const text = await this.#text();
    return text === '' ? [] : parse(text);
  }

  #write(records: readonly (readonly string[])[]): Promise<void> {
    return writeFile(join(this.#folder, TABLE), stringify([...records], { quoted: true }));
  }

  #text(): Promise<string> {
    return readFile(join(this.#folder, TABLE), 'utf8').catch(() => '');
  }

  #violate(what: string): void {
    this.#violations.push(`night ${this.#nights}: ${what}`);
  }
}

const idea = (n: number): Idea => ({ n, name: `Col ${n}`, version: 1 });

const keyOf = ({ topic, text }: Topic) => rowKey({ topic, description: text, context: '' });
