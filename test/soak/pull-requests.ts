import { type ActionRun, GITHUB_TOKEN } from '../e2e/action.ts';
import { REPOSITORY } from '../e2e/events.ts';
import { tempWorkspace } from '../e2e/workspace.ts';
import { type FakeGemini, startGemini } from '../fakes/gemini.ts';
import {
  BOT,
  type FakeGitHub,
  type FaultRule,
  meanwhile,
  SOMEBODY,
  startGitHub,
} from '../fakes/github.ts';
import { type Random, seeded } from '../fuzz/random.ts';
import { Diary } from './diary.ts';
import { type Edit, Edits } from './edits.ts';
import { mergeTexts } from './merge.ts';
import { runNight, saidBy, twice, wrongEnd } from './night.ts';
import { MOMENTS, outageOf } from './outages.ts';
import { Plan } from './plan.ts';
import { readTable, TABLE } from './table.ts';

const BRANCH = 'roadmap-enrich/pottery';
/** Nights of `publish: pull-request` between a person, a bot and outages; at last, calm ones. */
export async function pullRequestStory(seed: number): Promise<Diary> {
  const random = seeded(seed);
  const plan = new Plan(6 + random.below(5));
  const [hub, gemini] = await Promise.all([startGitHub(), startGemini(plan.answers)]);
  try {
    const story = new Story({ random, plan, hub, gemini });
    for (let nights = 6 + random.below(7); nights > 0; nights--) {
      for (let actions = random.below(4); actions > 0; actions--) await story.act();
      if (random.chance(story.isStuck ? 0.7 : 0.1)) await story.deleteBranch();
      await story.night();
    }
    await story.calmNights();
    return story.diary;
  } finally {
    await Promise.all([hub.close(), gemini.close()]);
  }
}

interface World {
  readonly random: Random;
  readonly plan: Plan;
  readonly hub: FakeGitHub;
  readonly gemini: FakeGemini;
}

class Story {
  readonly diary = new Diary();
  readonly #world: World;
  readonly #edits: Edits;
  /** Commits of people on our branch that nobody deleted, merged or closed. */
  #commits: string[] = [];
  /** The table at a commit, for merges. */
  readonly #tables = new Map<string, string | null>();
  /** The last run said that the branch is in its way. */
  isStuck = false;
  #made = 0;

  constructor(world: World) {
    this.#world = world;
    this.#edits = new Edits(world.plan);
  }

  /** Somebody does something in the repository; what does not apply today is left. */
  async act(isDay = true): Promise<void> {
    const { random, plan } = this.#world;
    const change = () => isDay && this.#forgetTopics(plan.change(random));
    const [name, act] = random.pick<[string, () => unknown]>([
      ['edits the branch', () => this.#edit(BRANCH, 'branch')],
      ['edits the branch again', () => this.#edit(BRANCH, 'branch')],
      ['edits the base', () => this.#edit('main', 'base')],
      ['commits', () => this.#commit(SOMEBODY)],
      ['commits below a bot', () => this.#commit(SOMEBODY).then(() => this.#commit(BOT))],
      ['lets a bot commit', () => this.#commit(BOT)],
      ['merges', () => this.#merge()],
      ['closes', () => this.#close()],
      ['moves the base', () => this.#hub.commit('main', { 'other.txt': `${this.#made++}` })],
      ['changes the roadmap', change],
      ['changes the roadmap again', change],
      ['has the model reword', () => plan.reword()],
    ]);
    this.diary.note(`somebody ${name}`);
    await act();
    await this.#remember();
  }

  async deleteBranch(): Promise<void> {
    const url = `${this.#hub.url}/repos/${REPOSITORY}/git/refs/heads/${BRANCH}`;
    this.diary.note('somebody deletes the branch');
    await fetch(url, { method: 'DELETE', headers: { authorization: `Bearer ${GITHUB_TOKEN}` } });
    this.#discard();
  }

  async night(isCalm = false): Promise<ActionRun | null> {
    const { random, plan, hub, gemini } = this.#world;
    this.diary.nights += 1;
    if (!isCalm) hub.faults.add(...this.#faults());
    const table = await hub.file('main', TABLE);
    const edits = this.#edits.of('base');
    const checkout = { ...plan.files(), ...(table === null ? {} : { [TABLE]: table }) };
    const budget = isCalm ? '0' : random.pick(['0', '0', '0', '1']);
    const inputs = { roadmap: 'plans/pottery', publish: 'pull-request', 'max-requests': budget };
    const env = { ...hub.env, GEMINI_URL: gemini.url };
    try {
      const run = await runNight({ workspace: await tempWorkspace(checkout), inputs, env });
      hub.faults.clear();
      await this.#remember();
      await this.#check(run, { isCalm, edits });
      return run;
    } catch (error) {
      this.diary.violate(String(error));
      return null;
    } finally {
      hub.faults.clear();
    }
  }

  /** Without faults, everything is proposed or said to be left, and then nothing is left to do. */
  async calmNights(): Promise<void> {
    const { hub, gemini } = this.#world;
    const run = await this.night(true);
    if (run === null || run.commands.some(({ name }) => name === 'notice')) return;
    const [table, head, sent] = [
      await this.#newest(),
      await hub.head(BRANCH),
      gemini.requests.length,
    ];
    const empty = readTable(table).filter(({ TLDR, Revision }) => TLDR === '' || Revision === '');
    if (empty.length > 0) this.diary.violate(`${empty.length} rows are empty after a calm night`);
    await this.night(true);
    if (gemini.requests.length !== sent) this.diary.violate('a second calm night sent requests');
    if ((await hub.head(BRANCH)) !== head)
      this.diary.violate('a second calm night moved the branch');
  }

  #faults(): FaultRule[] {
    const { random } = this.#world;
    const { name, rule } = outageOf(random);
    this.diary.note(`night ${this.diary.nights} brings ${name}`);
    // Somebody acts while the run is under way. The roadmap is that of its checkout.
    const others = meanwhile(random.pick(MOMENTS), () => this.act(false));
    return [...(random.chance(0.35) ? [others] : []), ...rule];
  }

  /** `edits` are those of the base when the night began. */
  async #check(
    run: ActionRun,
    { isCalm, edits }: { readonly isCalm: boolean; readonly edits: readonly Edit[] },
  ): Promise<void> {
    const { plan, hub } = this.#world;
    const said = saidBy(run);
    this.diary.note(run.stdout);
    this.isStuck = /^Notice: The branch .* is skipped/m.test(said);
    for (const wrong of wrongEnd(run, isCalm)) this.diary.violate(wrong);
    if (hub.invalid.length > 0) this.diary.violate(`invalid queries: ${hub.invalid.join(' ')}`);
    const head = await hub.head(BRANCH);
    const here = head === null ? [] : (await hub.commits(BRANCH)).map(({ oid }) => oid);
    const gone = this.#commits.filter((oid) => !here.includes(oid));
    if (gone.length > 0) this.diary.violate(`${gone.length} commits of a person are gone`);
    this.#commits = this.#commits.filter((oid) => here.includes(oid));

    const tables = [await hub.file(BRANCH, TABLE), await hub.file('main', TABLE)];
    const { silent, reported } = this.#edits.lost(tables, said);
    this.diary.lose(silent, reported);
    for (const table of tables) {
      for (const wrong of twice(table)) this.diary.violate(wrong);
      plan.learn(readTable(table));
    }
    const isOpen = (await this.#pull()) !== undefined;
    if (!isOpen || run.code !== 0 || /is skipped/.test(said)) return;
    for (const missing of this.#edits.unmerged(edits, tables[0] ?? null)) {
      this.diary.violate(`the branch lacks an edit of the base: ${missing}`);
    }
    const ids = readTable(tables[0] ?? null).map(({ Id }) => Id);
    if (ids.toSorted().join() !== plan.ids.toSorted().join()) {
      this.diary.violate(`the branch has ${ids.length} rows for ${plan.ids.length} topics`);
    }
  }

  get #hub(): FakeGitHub {
    return this.#world.hub;
  }

  async #edit(branch: string, place: string): Promise<void> {
    const table = await this.#hub.file(branch, TABLE);
    const edited = this.#edits.write(table, place, this.#world.random);
    if (edited === null) return;
    const oid = await this.#hub.commit(branch, { [TABLE]: edited }, { login: SOMEBODY });
    if (branch === BRANCH) this.#commits.push(oid);
  }

  /** A file beside the table; now and then on a branch that a person makes. */
  async #commit(login: string): Promise<void> {
    if ((await this.#hub.head(BRANCH)) === null && this.#world.random.chance(0.8)) return;
    const files = { [`${login}.txt`]: `${this.#made++}` };
    const oid = await this.#hub.commit(BRANCH, files, { login });
    if (login === SOMEBODY) this.#commits.push(oid);
  }

  async #pull() {
    return (await this.#hub.pulls()).find(({ head }) => head === BRANCH);
  }

  async #close(): Promise<void> {
    const pull = await this.#pull();
    if (pull === undefined) return;
    await this.#hub.closePull(pull.number);
    this.#discard();
  }

  /** What was on the branch is given up on purpose. */
  #discard(): void {
    this.#commits = [];
    this.#edits.drop(({ place }) => place === 'branch');
  }

  /** As the button does it: not if git finds a conflict. */
  async #merge(): Promise<void> {
    const pull = await this.#pull();
    const merged = pull && (await this.#mergedTable());
    if (pull === undefined || merged === undefined) return;
    await this.#remember();
    await this.#hub.mergePull(pull.number);
    if ((await this.#hub.file('main', TABLE)) !== merged) {
      await this.#hub.commit('main', { [TABLE]: merged }, { message: 'As git merges it' });
    }
    this.#commits = [];
    this.#edits.move('branch', 'base');
  }

  /** Undefined if there is a conflict, or nobody knows where the branch began. */
  async #mergedTable(): Promise<string | undefined> {
    const history = new Set((await this.#hub.commits('main')).map(({ oid }) => oid));
    const fork = (await this.#hub.commits(BRANCH)).find(({ oid }) => history.has(oid))?.oid ?? '';
    const [ours, theirs] = [
      await this.#hub.file('main', TABLE),
      await this.#hub.file(BRANCH, TABLE),
    ];
    const base = this.#tables.get(fork);
    if (base === undefined || theirs === null) return undefined;
    if (ours === base) return theirs;
    if (ours === null || base === null) return undefined;
    return mergeTexts(base, ours, theirs);
  }

  async #remember(): Promise<void> {
    for (const branch of ['main', BRANCH]) {
      const head = await this.#hub.head(branch);
      if (head !== null) this.#tables.set(head, await this.#hub.file(branch, TABLE));
    }
  }

  async #newest(): Promise<string | null> {
    const branch = (await this.#pull()) === undefined ? 'main' : BRANCH;
    return this.#hub.file(branch, TABLE);
  }

  #forgetTopics(ids: readonly string[]): void {
    this.#edits.drop(({ id }) => ids.includes(id));
  }
}
