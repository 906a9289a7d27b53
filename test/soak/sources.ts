import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ActionRun } from '../e2e/action.ts';
import { tempWorkspace } from '../e2e/workspace.ts';
import { type FakeGemini, startGemini } from '../fakes/gemini.ts';
import { type FakeGitHub, SOMEBODY, startGitHub } from '../fakes/github.ts';
import { type FakeSite, type SiteRoadmap, startSite } from '../fakes/roadmap-site.ts';
import { type Random, seeded } from '../fuzz/random.ts';
import { Diary } from './diary.ts';
import { Edits } from './edits.ts';
import { runNight, saidBy, twice, wrongEnd } from './night.ts';
import { Plan } from './plan.ts';
import { type Row, readTable, TABLE } from './table.ts';
import { contentsOf, troublesOf } from './troubles.ts';

/** Nights with a roadmap by slug whose services are in trouble, and a person's edits; at last, calm ones. */
export async function sourceStory(seed: number): Promise<Diary> {
  const random = seeded(seed);
  const plan = new Plan(8 + random.below(9));
  const roadmaps: Record<string, SiteRoadmap> = {};
  const [site, hub, gemini] = await Promise.all([
    startSite(roadmaps),
    startGitHub(),
    startGemini(plan.answers),
  ]);
  try {
    const publish = random.pick(['none', 'commit'] as const);
    const workspace = await tempWorkspace();
    const story = new Story({ random, plan, roadmaps, site, hub, gemini, publish, workspace });
    await story.publishRoadmap();
    for (let nights = 6 + random.below(7); nights > 0; nights--) {
      await story.day();
      await story.night();
      if (random.chance(0.15)) await story.calmNight();
    }
    await story.calmNight();
    return story.diary;
  } finally {
    await Promise.all([site.close(), hub.close(), gemini.close()]);
  }
}

interface World {
  readonly random: Random;
  readonly plan: Plan;
  /** What the site has: it is changed in place. */
  readonly roadmaps: Record<string, SiteRoadmap>;
  readonly site: FakeSite;
  readonly hub: FakeGitHub;
  readonly gemini: FakeGemini;
  readonly publish: 'none' | 'commit';
  readonly workspace: string;
}

class Story {
  readonly diary = new Diary();
  readonly #world: World;
  readonly #edits: Edits;
  /** Content files in the source repository, by path. */
  #contents: readonly string[] = [];

  constructor(world: World) {
    this.#world = world;
    this.#edits = new Edits(world.plan);
  }

  /** What upstream has today: the site, and the repository of texts. */
  async publishRoadmap(): Promise<void> {
    const { plan, hub, roadmaps } = this.#world;
    const files = plan.files();
    const texts = contentsOf(files);
    roadmaps.pottery = {
      graph: files['plans/pottery/pottery.json'] ?? null,
      texts: Object.fromEntries(texts),
    };
    const paths = new Map<string, string | null>(this.#contents.map((path) => [path, null]));
    for (const [name, text] of texts) paths.set(`roadmaps/pottery/content/${name}`, text);
    await hub.commit('main', Object.fromEntries(paths));
    this.#contents = [...paths].flatMap(([path, text]) => (text === null ? [] : [path]));
  }

  /** A person edits the table, and upstream changes. */
  async day(): Promise<void> {
    const { random, plan } = this.#world;
    const edited = random.chance(0.6) && this.#edits.write(await this.#table(), 'table', random);
    if (edited) await this.#write(edited);
    if (random.chance(0.3)) {
      const ids = plan.change(random);
      this.#edits.drop(({ id }) => ids.includes(id));
      await this.publishRoadmap();
      this.diary.note(`upstream changes ${ids.length} topics`);
    }
    if (random.chance(0.3)) plan.reword();
  }

  async night(): Promise<void> {
    const { random, plan, site, hub } = this.#world;
    const troubles = troublesOf(plan.files(), random);
    for (const { site: faults = [], source = [] } of troubles) {
      site.faults.push(...faults);
      hub.faults.add(...source);
    }
    this.diary.note(`night brings ${troubles.map(({ name }) => name).join('; ') || 'nothing'}`);
    await this.#run(troubles.length === 0);
    site.faults.length = 0;
    hub.faults.clear();
  }

  /** A night without faults, after which all is as it would be had there been none. */
  async calmNight(): Promise<void> {
    this.diary.note('a calm night');
    const run = await this.#run(true);
    if (run?.code !== 0) return;
    if (JSON.parse(run.outputs.stats ?? '{}').complete !== true)
      this.diary.violate('is not complete');
    const rows = readTable(await this.#table());
    const expected = readTable(await this.#reference());
    if (JSON.stringify(rows.map(withoutValues)) !== JSON.stringify(expected.map(withoutValues))) {
      const wrong = rows.filter((row, n) => differs(row, expected[n]));
      this.diary.violate(
        `${rows.length} of ${expected.length} rows; not as they are without faults: ${JSON.stringify(wrong)}`,
      );
    }
    for (const row of rows) {
      const isOwn = row.TLDR?.startsWith('My words') || this.#world.plan.hasOwnValue(row);
      if (!isOwn) this.diary.violate(`a value for another text: ${JSON.stringify(row)}`);
    }
  }

  async #run(isCalm: boolean): Promise<ActionRun | null> {
    const { hub, site, gemini, publish, workspace } = this.#world;
    this.diary.nights += 1;
    const before = await this.#table();
    if (publish === 'commit' && before !== null) await this.#save(before);
    const inputs = {
      roadmap: 'pottery',
      source: 'octo-org/roadmaps@HEAD',
      'include-description': 'true',
      publish,
    };
    const env = { ...hub.env, ROADMAP_URL: site.url, GEMINI_URL: gemini.url };
    try {
      const run = await runNight({ workspace, inputs, env });
      this.diary.note(run.stdout);
      await this.#check(run, before, isCalm);
      return run;
    } catch (error) {
      this.diary.violate(String(error));
      return null;
    }
  }

  async #check(run: ActionRun, before: string | null, isCalm: boolean): Promise<void> {
    const { plan } = this.#world;
    const said = saidBy(run);
    for (const wrong of wrongEnd(run, isCalm)) this.diary.violate(wrong);
    const table = await this.#table();
    const rows = readTable(table);
    for (const wrong of twice(table)) this.diary.violate(wrong);
    for (const { Id = '' } of readTable(before)) {
      const label = plan.labels.get(Id);
      const isThere = rows.some((row) => row.Id === Id);
      if (label !== undefined && !isThere && !said.includes(label)) {
        this.diary.violate(`the row of ${label} is lost without a word`);
      }
    }
    const { silent, reported } = this.#edits.lost([table], said);
    this.diary.lose(silent, reported);
    plan.learn(rows);
  }

  /** The table of the same roadmap from files, which know no trouble. */
  async #reference(): Promise<string> {
    const { plan, gemini } = this.#world;
    const workspace = await tempWorkspace(plan.files());
    const inputs = { roadmap: 'plans/pottery', publish: 'none' };
    await runNight({ workspace, inputs, env: { GEMINI_URL: gemini.url } });
    return readFile(join(workspace, TABLE), 'utf8');
  }

  /** The table where it is published. */
  #table(): Promise<string | null> {
    const { hub, publish, workspace } = this.#world;
    if (publish === 'commit') return hub.file('main', TABLE);
    return readFile(join(workspace, TABLE), 'utf8').catch(() => null);
  }

  async #write(text: string): Promise<void> {
    this.diary.note('somebody edits the table');
    const { hub, publish } = this.#world;
    if (publish === 'none') return this.#save(text);
    await hub.commit('main', { [TABLE]: text }, { login: SOMEBODY });
  }

  async #save(text: string): Promise<void> {
    const path = join(this.#world.workspace, TABLE);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
}

const withoutValues = ({ TLDR: _, Challenge: __, ...row }: Row) => row;
const differs = (row: Row, other: Row = {}) =>
  JSON.stringify(withoutValues(row)) !== JSON.stringify(withoutValues(other));
