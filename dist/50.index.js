export const id = 50;
export const ids = [50];
export const modules = {

/***/ 95933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $z: () => (/* binding */ groupBy),
/* harmony export */   X: () => (/* binding */ byCodeUnit),
/* harmony export */   pD: () => (/* binding */ uniqueBy),
/* harmony export */   xu: () => (/* binding */ sumBy)
/* harmony export */ });
/** Groups items by key, in the order in which keys and items first appear. */
function groupBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group)
            group.push(item);
        else
            groups.set(key, [item]);
    }
    return groups;
}
/** Items by key, without those that share theirs with another. */
function uniqueBy(items, keyOf) {
    const alone = [...groupBy(items, keyOf)].filter(([, { length }]) => length === 1);
    return new Map(alone.map(([key, [item]]) => [key, item]));
}
/** The sum of one number of each item. */
function sumBy(items, numberOf) {
    return items.reduce((sum, item) => sum + numberOf(item), 0);
}
/** Compares by code unit, so that the order does not depend on the language of the machine. */
function byCodeUnit(a, b) {
    return a < b ? -1 : a > b ? 1 : 0;
}


/***/ }),

/***/ 12050:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Store: () => (/* binding */ Store),
  L: () => (/* binding */ openStoreOrWarn)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./build/lib/error.js
var lib_error = __webpack_require__(46678);
// EXTERNAL MODULE: ./build/lib/limits.js
var limits = __webpack_require__(54354);
// EXTERNAL MODULE: ./build/values/stored-entry.js
var stored_entry = __webpack_require__(30781);
// EXTERNAL MODULE: ./build/lib/collections.js
var collections = __webpack_require__(95933);
;// CONCATENATED MODULE: ./build/values/within-size.js


/**
 * The entries that fit into a cache file of `maxBytes`, in their order. Those unused for longest go;
 * of one month, those added last: the others keep their values night after night.
 */
function withinSize(entries, maxBytes) {
    const lastUsedFirst = entries.toSorted((a, b) => (0,collections/* byCodeUnit */.X)(monthOf(b), monthOf(a)));
    let bytes = 0;
    const kept = new Set(lastUsedFirst.filter((entry) => {
        bytes += Buffer.byteLength((0,stored_entry/* formatStoredEntry */.r0)(entry)) + 1;
        return bytes <= maxBytes;
    }));
    return entries.filter((entry) => kept.has(entry));
}
/** The month in which an entry was last used, `YYYY-MM`; of a refusal, that in which it was made. */
const monthOf = (entry) => ('used' in entry ? entry.used : entry.made.slice(0, 7));

;// CONCATENATED MODULE: ./build/values/store.js






/**
 * Opens the cache for a run. If the file cannot be opened, the run continues with an empty cache in
 * memory: a missing cache is a warning, never an error.
 */
function openStoreOrWarn(path, world) {
    const { clock, columns, log } = world;
    const now = clock.date();
    try {
        return new Store(path, columns, now);
    }
    catch (error) {
        log.warning(`No cache: cannot open ${path} (${(0,lib_error/* messageOf */.bD)(error)}).`);
        return new Store(null, columns, now);
    }
}
/** The cache of cells: a file of JSON Lines. */
class Store {
    #path;
    #now;
    #month;
    /** By identity. */
    #columns;
    #entries = new Map();
    /** Whether `close` rewrites the file. */
    #dirty = false;
    #append = true;
    /** Size of the file when it was read. */
    bytes = 0;
    /** Size limit of the file once it is closed. */
    maxBytes;
    /** Number of lines that were skipped when the file was read. */
    invalid = 0;
    /** Why the file cannot be written; null if it can. Nothing else is lost by it. */
    failure = null;
    /**
     * Opens a cache file, or an empty cache if there is none yet; null keeps everything in memory. Torn
     * or invalid lines are skipped and counted: the file may come from a stranger. Throws if the file
     * system refuses, or there is something else: a pipe or a device may never end, and must not be
     * replaced.
     */
    constructor(path, columns, now, maxBytes = limits/* MAX_CACHE_BYTES */.Ap) {
        this.#path = path;
        this.#now = now;
        this.maxBytes = maxBytes;
        this.#month = (0,stored_entry/* monthOf */.GS)(now);
        this.#columns = new Map(columns.map((column) => [column.identity, column]));
        if (path === null)
            return;
        (0,external_node_fs_.mkdirSync)((0,external_node_path_.dirname)(path), { recursive: true });
        if ((0,external_node_fs_.existsSync)(path) && !(0,external_node_fs_.statSync)(path).isFile())
            throw new Error('it is not a regular file');
        this.#load(path);
    }
    /** Number of entries, those of other columns included. */
    get size() {
        return this.#entries.size;
    }
    /** Whether entries outlive the run. */
    get isKept() {
        return this.#path !== null && this.failure === null;
    }
    get(key, { identity }) {
        const name = nameOf({ k: key, c: identity });
        const entry = this.#entries.get(name);
        if (entry === undefined || 'refused' in entry)
            return null;
        if (entry.used !== this.#month) {
            this.#entries.set(name, { ...entry, used: this.#month });
            this.#dirty = true;
        }
        return entry;
    }
    /** A refusal that has not expired. */
    refusal(key, { identity }) {
        const entry = this.#entries.get(nameOf({ k: key, c: identity }));
        return entry !== undefined && 'refused' in entry ? entry : null;
    }
    /** Saves entries at once, so that they survive a kill. A refusal replaces no value. */
    add(entries) {
        const kept = entries.filter((entry) => {
            const isKnown = this.#entries.has(nameOf(entry));
            const isKept = this.#put(entry);
            if (isKnown && isKept)
                this.#dirty = true;
            return isKept;
        });
        if (kept.length === 0)
            return;
        this.#save((path) => {
            if (this.#append)
                (0,external_node_fs_.appendFileSync)(path, linesOf(kept), { mode: 0o600 });
            else
                this.#write(path);
        });
    }
    /**
     * Rewrites the file if it is too large, or any of its lines is outdated, replaced, or used in another
     * month.
     */
    close() {
        this.#save((path) => {
            const isTooLarge = ((0,external_node_fs_.statSync)(path, { throwIfNoEntry: false })?.size ?? 0) > this.maxBytes;
            if (this.#dirty || isTooLarge)
                this.#write(path);
        });
    }
    /** False if the entry is not kept: a refusal replaces no value. */
    #put(entry) {
        const name = nameOf(entry);
        const old = this.#entries.get(name);
        if (old !== undefined && !('refused' in old) && 'refused' in entry)
            return false;
        this.#entries.set(name, entry);
        return true;
    }
    /** Adds the entries of the file, if there is one. */
    #load(path) {
        const text = (0,external_node_fs_.existsSync)(path) ? (0,external_node_fs_.readFileSync)(path, 'utf8') : '';
        this.bytes = Buffer.byteLength(text);
        const lines = text.split('\n').filter((line) => line.trim() !== '');
        const perLine = lines.map((line) => (0,stored_entry/* parseStoredEntries */.Zu)(line, this.#columns));
        this.invalid = perLine.filter(({ length }) => length === 0).length;
        const entries = perLine.flat();
        const lastUsed = (0,stored_entry/* lastUsedOf */.Xz)(entries);
        for (const entry of entries) {
            if (!(0,stored_entry/* isOutdated */.lY)(entry, this.#now, lastUsed))
                this.#put(entry);
        }
        if (this.#entries.size !== lines.length)
            this.#dirty = true;
        // Appending to a torn last line would spoil the new one.
        this.#append = text === '' || text.endsWith('\n');
    }
    /** A cache that cannot be written is no reason to lose a run. */
    #save(write) {
        if (this.#path === null || this.failure !== null)
            return;
        try {
            write(this.#path);
        }
        catch (error) {
            this.failure = error;
        }
    }
    /** Replaces the file atomically, with what other runs have added to it. */
    #write(path) {
        const ours = [...this.#entries.values()];
        this.#load(path);
        for (const entry of ours)
            this.#put(entry);
        const kept = withinSize([...this.#entries.values()], this.maxBytes);
        this.#entries = new Map(kept.map((entry) => [nameOf(entry), entry]));
        const temporary = `${path}.${process.pid}.tmp`;
        try {
            (0,external_node_fs_.writeFileSync)(temporary, linesOf(kept), { mode: 0o600 });
            (0,external_node_fs_.renameSync)(temporary, path);
        }
        finally {
            (0,external_node_fs_.rmSync)(temporary, { force: true });
        }
        this.#dirty = false;
        this.#append = true;
    }
}
/** What identifies an entry: the row's key and the column's identity. */
const nameOf = ({ k, c }) => `${k} ${c}`;
function linesOf(entries) {
    return entries.map((entry) => `${(0,stored_entry/* formatStoredEntry */.r0)(entry)}\n`).join('');
}


/***/ }),

/***/ 30781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GS: () => (/* binding */ monthOf),
/* harmony export */   Xz: () => (/* binding */ lastUsedOf),
/* harmony export */   Zu: () => (/* binding */ parseStoredEntries),
/* harmony export */   lY: () => (/* binding */ isOutdated),
/* harmony export */   r0: () => (/* binding */ formatStoredEntry),
/* harmony export */   zk: () => (/* binding */ REFUSED_DAYS)
/* harmony export */ });
/* unused harmony export UNUSED_MONTHS */
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(23908);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32716);

const KEY = /^[0-9a-f]{64}$/;
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/;
const TIME = zod__WEBPACK_IMPORTED_MODULE_0__/* .datetime */ .w$({});
/** The longest identity of a column, value, name of a model, and reason, in characters. */
const MAX = { c: 40, v: 20_000, model: 100, refused: 100 };
const key = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP();
const origin = {
    model: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    prompt: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().int(),
    /** When the model gave it, in ISO 8601. */
    made: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
    /** The month in which a run last used it, `YYYY-MM`. */
    used: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(),
};
/** The column's identity. */
const c = zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP();
const value = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ k: key, c, v: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ...origin });
const refusal = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ k: key, c, refused: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), made: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/** The form before columns of the user's own: a line per row. */
const oldValue = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ k: key, tldr: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), challenge: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), ...origin });
const oldRefusal = zod__WEBPACK_IMPORTED_MODULE_1__/* .object */ .Ikc({ k: key, refused: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP(), made: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP() });
/** Identities of the columns that there were then. */
const OLD_COLUMNS = ['tldr', 'challenge'];
/** Months after which entries that no run has used are dropped. */
const UNUSED_MONTHS = 3;
/** Entries from so many months ahead are kept: the date may have been wrong when they were used. */
const MAX_MONTHS_AHEAD = 12;
/** Days after which a refused cell is retried. */
const REFUSED_DAYS = 7;
const DAY_MS = 86_400_000;
/**
 * Reads a line: its entries (two of a line in the old form), none if it is torn or invalid. A value
 * of one of these columns must be in the form in which the column keeps it; those of other columns
 * belong to other workflows that share the cache.
 */
function parseStoredEntries(text, columns) {
    let json;
    try {
        json = JSON.parse(text);
    }
    catch {
        return [];
    }
    const entry = value.safeParse(json).data ?? refusal.safeParse(json).data;
    const entries = entry === undefined ? parseOldLine(json) : [entry];
    return entries.every((each) => isValid(each, columns)) ? entries : [];
}
function parseOldLine(json) {
    const row = oldValue.safeParse(json).data;
    if (row !== undefined) {
        const { k, tldr, challenge, ...rest } = row;
        return OLD_COLUMNS.map((id) => ({ k, c: id, v: id === 'tldr' ? tldr : challenge, ...rest }));
    }
    const refused = oldRefusal.safeParse(json).data;
    return refused === undefined ? [] : OLD_COLUMNS.map((id) => ({ ...refused, c: id }));
}
function isValid(entry, columns) {
    // Here rather than in the schemas, which check a string's form at several times the cost.
    if (!KEY.test(entry.k) || !TIME.test(entry.made) || !fits(entry.c, MAX.c))
        return false;
    if ('refused' in entry)
        return entry.refused.length <= MAX.refused;
    if (!MONTH.test(entry.used) || !fits(entry.v, MAX.v))
        return false;
    if (entry.model.length > MAX.model)
        return false;
    const cell = columns.get(entry.c)?.parse(entry.v);
    return cell === undefined || (cell.ok && cell.value === entry.v);
}
const fits = (text, max) => text !== '' && text.length <= max;
/** The line of an entry, without its line break. */
function formatStoredEntry(entry) {
    if ('refused' in entry) {
        const { k, c, refused, made } = entry;
        return JSON.stringify({ k, c, refused, made });
    }
    const { k, c, v, model, prompt, made, used } = entry;
    return JSON.stringify({ k, c, v, model, prompt, made, used });
}
/**
 * Whether to drop an entry. `lastUsed` is the last month of any entry of the file: on a machine whose
 * date was set far forward, they would all be dropped at once.
 */
function isOutdated(entry, now, lastUsed) {
    if ('refused' in entry) {
        const age = now.getTime() - Date.parse(entry.made);
        return age > REFUSED_DAYS * DAY_MS || age < -DAY_MS;
    }
    const used = monthIndex(entry.used);
    const month = now.getUTCFullYear() * 12 + now.getUTCMonth() + 1;
    // An entry from a distant future is not ours, and would stay forever.
    if (used > month + MAX_MONTHS_AHEAD)
        return true;
    return Math.min(month, monthIndex(lastUsed) + 1) - used > UNUSED_MONTHS;
}
/** The last month in which any of the entries was used, `YYYY-MM`; empty if none was. */
function lastUsedOf(entries) {
    const months = entries.map((entry) => ('used' in entry ? entry.used : ''));
    return months.reduce((last, month) => (month > last ? month : last), '');
}
/** `YYYY-MM`, in UTC. */
function monthOf(date) {
    return date.toISOString().slice(0, 7);
}
function monthIndex(month) {
    return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));
}


/***/ })

};
