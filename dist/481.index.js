export const id = 481;
export const ids = [481];
export const modules = {

/***/ 36481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  $A: () => (/* binding */ BUILT_IN),
  COLUMNS: () => (/* binding */ COLUMNS),
  g4: () => (/* binding */ PREVIEW_COLUMN),
  aA: () => (/* binding */ TLDR_LIMITS),
  Ov: () => (/* binding */ previewColumns)
});

// EXTERNAL MODULE: ./build/columns/choice.js
var choice = __webpack_require__(30125);
;// CONCATENATED MODULE: ./build/columns/how-to.js
const HEADINGS = ['Steps:', 'Guardrails:', 'Signals of Done:'];
const MIN_STEPS = 3;
const MAX_STEPS = 7;
/** Limits of a how-to. */
const HOW_TO_LIMITS = { words: 150, points: 1_500, lines: 16 };
/** What is wrong with a how-to of several lines; empty if nothing is. */
function checkHowTo(value) {
    const lines = value.split('\n').map((line) => line.toLowerCase());
    const places = HEADINGS.map((heading) => lines.indexOf(heading.toLowerCase()));
    const [steps = -1, guardrails = -1, signals = -1] = places;
    if (steps !== 0 || guardrails < steps || signals < guardrails)
        return `not the lines ${HEADINGS.join(', ')} in this order`;
    const count = guardrails - steps - 1;
    if (count < MIN_STEPS)
        return `${count} steps; the minimum is ${MIN_STEPS}`;
    return count > MAX_STEPS ? `${count} steps; the limit is ${MAX_STEPS}` : '';
}

// EXTERNAL MODULE: ./build/columns/list.js
var list = __webpack_require__(46470);
// EXTERNAL MODULE: ./build/columns/number.js
var number = __webpack_require__(89275);
// EXTERNAL MODULE: ./build/columns/text.js + 1 modules
var columns_text = __webpack_require__(92080);
;// CONCATENATED MODULE: ./build/columns/built-in.js





// No live model was at hand: the instructions are checked against simulated answers only.
/** Limits of a TLDR, for the offline preview too. */
const TLDR_LIMITS = { words: 12, points: 120 };
const TLDR = (0,columns_text/* textColumn */._u)({
    name: 'TLDR',
    plural: 'TLDRs',
    id: 'tldr',
    instruction: `what the topic is or what it is for, in plain words, at most ${TLDR_LIMITS.words} words on one line, without a final full stop, links, Markdown or quotation marks. Say what sets this topic apart from the others; do not begin by repeating its name.`,
    ...TLDR_LIMITS,
    distinct: true,
});
const CHALLENGE = (0,choice/* choiceColumn */.ao)({
    name: 'Challenge',
    plural: 'Challenges',
    id: 'challenge',
    instruction: '"practice" if a learner masters it mostly by doing it a few times; "expert" if it takes deep background knowledge or long experience.',
    choices: ['practice', 'expert'],
});
const OBSTACLE = (0,columns_text/* textColumn */._u)({
    name: 'Obstacle',
    plural: 'Obstacles',
    id: 'obstacle',
    instruction: 'the core obstacle that learners of the topic meet and where it shows, at most 12 words on one line, without a final full stop, links, Markdown or quotation marks. Name the difficulty itself, not that there is one.',
    words: 12,
    points: 120,
});
const HOW_TO = (0,columns_text/* textColumn */._u)({
    name: 'How_To',
    id: 'how_to',
    instruction: `how to learn and apply the topic, as one string of at most ${HOW_TO_LIMITS.lines} lines and ${HOW_TO_LIMITS.words} words with "\\n" between the lines, without blank lines, links or Markdown. The line "Steps:", then 3 to 7 lines that each begin with "- " and are one imperative step of at most 9 words; the line "Guardrails:", then 1 to 3 lines that begin with "- " and say what to avoid; the line "Signals of Done:", then 1 to 3 lines that begin with "- " and say how to see that it is mastered.`,
    ...HOW_TO_LIMITS,
    check: checkHowTo,
});
const HOURS = (0,number/* numberColumn */.s)({
    name: 'Hours',
    id: 'hours',
    instruction: 'the hours of study and practice until a working developer can use the topic without help: one whole number from 1 to 1000, not a range.',
    from: 1,
    to: 1_000,
    decimals: 0,
});
const LEVEL = (0,choice/* choiceColumn */.ao)({
    name: 'Level',
    plural: 'Levels',
    id: 'level',
    instruction: '"beginner" if it needs no knowledge of the field; "intermediate" if it needs the basics of the field; "advanced" if it builds on other topics of this level or on work experience.',
    choices: ['beginner', 'intermediate', 'advanced'],
});
const PREREQUISITES = (0,list/* listColumn */.T)({
    name: 'Prerequisites',
    id: 'prerequisites',
    instruction: 'an array of 1 to 5 topics to know before this one, the most important first, each a name of at most 4 words without links, Markdown or "|". For a topic without any, name the general skill that it begins with.',
    items: 5,
    words: 4,
    points: 60,
});
/** The columns that there are without a definition of the user. */
const BUILT_IN = [
    TLDR,
    CHALLENGE,
    OBSTACLE,
    HOW_TO,
    HOURS,
    LEVEL,
    PREREQUISITES,
];
/** The columns that the model fills in if none are named, in the order of the table. */
const COLUMNS = [TLDR, CHALLENGE];
/** The name of the column that the offline preview fills in, whoever defines it. */
const PREVIEW_COLUMN = TLDR.name;
/** The columns that the offline preview can fill in from a topic's own description. */
function previewColumns(columns) {
    // Two topics may share a description, so equal values are no error.
    return columns.flatMap((column) => (column === TLDR ? [{ ...TLDR, distinct: false }] : []));
}


/***/ }),

/***/ 30125:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T1: () => (/* binding */ foldChoice),
/* harmony export */   ao: () => (/* binding */ choiceColumn),
/* harmony export */   o2: () => (/* binding */ MAX_CHOICES),
/* harmony export */   zf: () => (/* binding */ MAX_CHOICE_POINTS)
/* harmony export */ });
/* harmony import */ var _lib_text_clean_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(25859);
/* harmony import */ var _lib_text_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(71415);


/** Bytes of UTF-8 that take about one output token. */
const BYTES_PER_TOKEN = 4;
/** A longer answer is none of the choices. In UTF-16 units. */
const MAX_LENGTH = 200;
/** Limits of a definition: its values, and their length in code points. */
const MAX_CHOICES = 20;
const MAX_CHOICE_POINTS = 40;
/** A column whose value is one of a few choices. */
function choiceColumn(definition) {
    const { choices, name, id, plural = name, identity = id, instruction } = definition;
    return {
        ...{ name, id, identity, instruction },
        kind: 'choice',
        tokens: choiceTokens(choices),
        distinct: false,
        schema: { type: 'string', enum: choices },
        width: Math.max(...[name, ...choices].map(({ length }) => length)),
        parse: (raw) => {
            const value = typeof raw === 'string' ? find(raw, choices) : undefined;
            return value === undefined ? { ok: false, why: `invalid ${id}` } : { ok: true, value };
        },
        // `Challenges: 12 practice (40 %), 18 expert (60 %).`
        summarize: (values) => {
            const chosen = values.map((value) => find(value, choices));
            const parts = choices.map((choice) => {
                const count = chosen.filter((value) => value === choice).length;
                return `${(0,_lib_text_words_js__WEBPACK_IMPORTED_MODULE_1__/* .thousands */ .oh)(count)} ${choice} (${Math.round((count / values.length) * 100)} %)`;
            });
            return `${plural}: ${parts.join(', ')}.`;
        },
    };
}
/** The form in which choices are compared. */
const foldChoice = (text) => (0,_lib_text_clean_js__WEBPACK_IMPORTED_MODULE_0__/* .cleanText */ .X5)(text.normalize('NFC')).toLowerCase();
/** The choice that a text means, as it is defined. */
function find(raw, choices) {
    if (choices.includes(raw))
        return raw;
    if (raw.length > MAX_LENGTH)
        return undefined;
    const folded = foldChoice(raw);
    return choices.find((choice) => foldChoice(choice) === folded);
}
function choiceTokens(choices) {
    const longest = Math.max(...choices.map((choice) => Buffer.byteLength(choice)));
    const expected = 3 + Math.ceil(longest / BYTES_PER_TOKEN);
    return { expected, max: expected * 2 };
}


/***/ }),

/***/ 46470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ listColumn)
/* harmony export */ });
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83316);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92080);


/** Stands between the items in the table and in the cache. */
const SEPARATOR = '|';
/** Items of an answer that are looked at; nobody asks for so many. */
const MAX_ITEMS_READ = 100;
/** A column of lists of short texts. */
function listColumn(definition) {
    const { items, words, points, name, id, plural = name, identity = id, instruction } = definition;
    return {
        ...{ name, id, identity, instruction },
        kind: 'list',
        tokens: listTokens(items, words),
        distinct: false,
        schema: { type: 'array', items: { type: 'string' } },
        width: null,
        parse: (raw) => {
            const given = itemsOf(raw);
            if (given === null)
                return { ok: false, why: `invalid ${id}` };
            const list = parseItems(given, { items, words, points });
            return list.ok
                ? { ok: true, value: list.value.join(SEPARATOR) }
                : { ok: false, why: `${name} has ${list.why}` };
        },
        // `Needs: 2.4 items on average (1 to 5).`
        summarize: (values) => {
            const counts = values.map((value) => value.split(SEPARATOR).length);
            return `${plural}: ${(0,_summary_js__WEBPACK_IMPORTED_MODULE_1__/* .averageOf */ .p)(counts, 'items')}.`;
        },
    };
}
/**
 * The items of an array or of a joined text; null if it is neither. Within an item of an array the
 * separator becomes a slash, which keeps a name such as TCP|IP.
 */
function itemsOf(raw) {
    if (typeof raw === 'string')
        return raw.split(SEPARATOR);
    if (!Array.isArray(raw) || !raw.every((item) => typeof item === 'string'))
        return null;
    return raw.map((item) => item.replaceAll(SEPARATOR, '/'));
}
/** Items without those that are empty or doubled, or why the list is invalid. */
function parseItems(given, limits) {
    const limit = `the limit is ${limits.items}`;
    if (given.length > MAX_ITEMS_READ)
        return { ok: false, why: `${given.length} items; ${limit}` };
    const items = new Map();
    for (const raw of given) {
        const item = (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .parseText */ .r4)(raw, limits);
        if (!item.ok && item.why === _text_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_WORDS */ .I1)
            continue;
        if (!item.ok)
            return { ok: false, why: `an item with ${item.why}` };
        const folded = item.value.toLowerCase();
        if (!items.has(folded))
            items.set(folded, item.value);
    }
    if (items.size === 0)
        return { ok: false, why: 'no items' };
    if (items.size > limits.items)
        return { ok: false, why: `${items.size} items; ${limit}` };
    return { ok: true, value: [...items.values()] };
}
/** A list is expected to be half full; every item takes quotes and a comma besides its words. */
function listTokens(items, words) {
    return {
        expected: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .textTokens */ .wB)((items * words) / 2).expected + items,
        max: (0,_text_js__WEBPACK_IMPORTED_MODULE_0__/* .textTokens */ .wB)(items * words).max + items * 2,
    };
}


/***/ }),

/***/ 76092:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ isLost)
/* harmony export */ });
/**
 * What a spreadsheet shows in place of a value that it lost, in the languages that it speaks: `#REF!`,
 * `#NAME?`, `#DIV/0!`, `#\u00a1VALOR!`, `#N/A`, `#NV`, `Err:508`.
 */
const SPREADSHEET_ERROR = /^(?:#[\u00a1\u00bf]?[\p{Lu}\d/_]+[!?]|#N\/A|#NV|Err:\d{3})$/u;
/**
 * Whether a value's text was lost on its way: U+FFFD is where bytes could not be decoded, `***` alone
 * is what the runner's log and we put in place of a secret, and an error of a spreadsheet is no
 * person's text.
 */
function isLost(text) {
    const cell = text.trim();
    return cell.includes('\uFFFD') || cell === '***' || SPREADSHEET_ERROR.test(cell);
}


/***/ }),

/***/ 89275:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ plain),
/* harmony export */   s: () => (/* binding */ numberColumn)
/* harmony export */ });
/* harmony import */ var _summary_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(83316);

/** A number and nothing else, as JSON, people and spreadsheets write it. */
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
/** A longer text is no number that anybody wrote. In UTF-16 units. */
const MAX_LENGTH = 40;
/** Digits that take about one output token. */
const DIGITS_PER_TOKEN = 3;
/** A column of numbers within a range. */
function numberColumn(definition) {
    const { from, to, decimals, name, id, plural = name, identity = id, instruction } = definition;
    const limits = { from, to, decimals };
    const digits = Math.max(...[from, to].map((limit) => plain(limit, decimals).length)) + decimals;
    const expected = 4 + Math.ceil(digits / DIGITS_PER_TOKEN);
    return {
        ...{ name, id, identity, instruction },
        kind: 'number',
        tokens: { expected, max: expected * 2 },
        distinct: false,
        schema: { type: decimals === 0 ? 'integer' : 'number' },
        // The decimal point takes a place of its own.
        width: Math.max(name.length, digits + 1),
        parse: (raw) => {
            const cell = parseNumber(raw, limits);
            return cell.ok ? cell : { ok: false, why: `${name} ${cell.why}` };
        },
        // `Hours: median 12 (2 to 40).`
        summarize: (values) => {
            // A person may have written something else, or a number out of range.
            const numbers = values
                .map(numberOf)
                .filter(Number.isFinite)
                .toSorted((a, b) => a - b);
            if (numbers.length === 0)
                return `${plural}: no numbers.`;
            // Of an even number of values, the middle lies between two: at most one digit more.
            const median = plain(medianOf(numbers), decimals + 1);
            return `${plural}: median ${median}${(0,_summary_js__WEBPACK_IMPORTED_MODULE_0__/* .rangeOf */ .b)(numbers, (value) => plain(value, decimals))}.`;
        },
    };
}
/**
 * A number in plain decimal notation without zeros at the end, or why it is none within the limits.
 * Limits are far from where numbers lose digits.
 */
function parseNumber(raw, { from, to, decimals }) {
    const invalid = (why) => ({ ok: false, why });
    const value = typeof raw === 'string' ? numberOf(raw) : raw;
    if (typeof value !== 'number' || !Number.isFinite(value))
        return invalid('is not a number');
    if (value < from)
        return invalid(`is below ${plain(from, decimals)}`);
    if (value > to)
        return invalid(`is above ${plain(to, decimals)}`);
    const text = plain(value, decimals);
    if (Number(text) !== value)
        return invalid(decimals === 0 ? 'is not a whole number' : `has over ${decimals} decimals`);
    return { ok: true, value: text };
}
function numberOf(raw) {
    if (raw.length > MAX_LENGTH)
        return Number.NaN;
    const text = raw.trim();
    return NUMBER.test(text) ? Number(text) : Number.NaN;
}
/** A number of moderate size in plain decimal notation, without zeros at the end. */
function plain(value, decimals) {
    const text = value.toFixed(decimals);
    return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
}
function medianOf(sorted) {
    const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1);
    return middle.reduce((sum, value) => sum + value, 0) / middle.length;
}


/***/ }),

/***/ 83316:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ rangeOf),
/* harmony export */   p: () => (/* binding */ averageOf)
/* harmony export */ });
/** `9.3 words on average (3 to 12)`; there is at least one count. */
function averageOf(counts, noun) {
    const sorted = counts.toSorted((a, b) => a - b);
    const average = sorted.reduce((sum, count) => sum + count, 0) / sorted.length;
    return `${average.toFixed(1)} ${noun} on average${rangeOf(sorted, String)}`;
}
/** ` (3 to 12)`, of numbers in ascending order; empty if they are all the same. */
function rangeOf(sorted, format) {
    const [min = 0, max = 0] = [sorted[0], sorted.at(-1)];
    return min === max ? '' : ` (${format(min)} to ${format(max)})`;
}


/***/ }),

/***/ 92080:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I1: () => (/* binding */ NO_WORDS),
  r4: () => (/* binding */ parseText),
  _u: () => (/* binding */ textColumn),
  wB: () => (/* binding */ textTokens)
});

// EXTERNAL MODULE: ./build/lib/text/clean.js
var clean = __webpack_require__(25859);
;// CONCATENATED MODULE: ./build/columns/cut.js
/** Fewer words than these are no statement of their own. */
const MIN_WORDS = 5;
/** Ends a clause, after a word. */
const CLAUSE_END = /[,;:)）]$|[.!?…]["”’)]?$/u;
/** Stands between clauses, as a word of its own or at the start of one. */
const CLAUSE_START = /^(?:[-–—(（].*|which|that|who|where|when|while|whereas|because|since|so|but|although|though|by|using|including|such|without|instead|unlike|allowing|enabling|making|helping|ensuring)$/iu;
/** Words that want another one after them. */
const DANGLING = /^(?:an?|the|of|in|on|at|for|with|to|from|into|by|as|and|or|but|than|not|is|are|be|can|may|must|will|its|their|your|this|these|every|each|such|more|most|very)$/iu;
/**
 * A beginning of a text of at most `max` words that ends with a clause; null if there is none, or it
 * is too short to make sense. Words are split at single spaces. Clauses are known by punctuation in
 * any language; where there is none, by their first word in English.
 */
function cutAtClause(text, max) {
    const words = text.split(' ');
    const counts = Array.from(words.keys()).filter((count) => count >= MIN_WORDS && count <= max);
    const ends = counts.filter((count) => {
        const last = words[count - 1] ?? '';
        return !DANGLING.test(last) && !CLAUSE_START.test(last);
    });
    const count = ends.findLast((end) => CLAUSE_END.test(words[end - 1] ?? '')) ??
        ends.findLast((end) => CLAUSE_START.test(words[end] ?? ''));
    return count === undefined ? null : words.slice(0, count).join(' ');
}

// EXTERNAL MODULE: ./build/columns/lost.js
var lost = __webpack_require__(76092);
// EXTERNAL MODULE: ./build/columns/summary.js
var summary = __webpack_require__(83316);
;// CONCATENATED MODULE: ./build/columns/text.js




const FINAL_PUNCTUATION = /[\s.,;:!?…。．！？、，；：]+$/u;
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/u;
const URL_LIKE = /:\/\/|www\.[\p{L}\p{N}]/iu;
/** What begins an item of a list, and is no word. */
const LIST_MARK = /^[-*•] /gmu;
/** A text with so many words too many is cut if it cannot be had shorter. */
const MAX_EXCESS_WORDS = 3;
/** Longer texts are rejected unread, unless the limit is higher than this. In UTF-16 units. */
const MIN_LENGTH_UNREAD = 1_000;
/** UTF-16 units that may be left out of a code point's room: halves of a pair, spaces, marks. */
const UNITS_PER_POINT = 4;
/** What is wrong with an empty text. */
const NO_WORDS = 'no words';
/** A column of texts, each with a maximum of words and lines. */
function textColumn(definition) {
    const { words, points, lines = 1, distinct = false, check = () => '', ...base } = definition;
    const { name, id, plural = name, identity = id, instruction } = base;
    return {
        ...{ name, id, identity, instruction, distinct },
        kind: 'text',
        tokens: textTokens(words),
        schema: { type: 'string' },
        width: null,
        parse: (raw) => {
            if (typeof raw !== 'string')
                return { ok: false, why: `invalid ${id}` };
            const cell = parseText(raw, { words, points, lines });
            if (!cell.ok)
                return { ...cell, why: `${name} has ${cell.why}` };
            const why = check(cell.value);
            return why === '' ? cell : { ok: false, why: `${name} has ${why}` };
        },
        // `TLDRs: 9.3 words on average (3 to 12).`
        summarize: (values) => `${plural}: ${(0,summary/* averageOf */.p)(values.map(countWords), 'words')}.`,
    };
}
/**
 * Output tokens of a text: English takes about 1.3 a word, and real TLDRs of at most 12 words took 20
 * with their name in the answer; other languages take up to twice as many.
 */
function textTokens(words) {
    return { expected: Math.round(4 + words * 1.35), max: 4 + words * 3 };
}
/**
 * A text in the form in which it is kept (NFC, trimmed, without meaningless invisible characters;
 * one that may have only one line also without final punctuation, others without blank lines), or
 * why it is invalid: it must be within the limits, without URL, control or bidirectional characters.
 */
function parseText(raw, limits) {
    const invalid = (why) => ({ ok: false, why });
    const { lines: maxLines = 1 } = limits;
    if (raw.length > Math.max(MIN_LENGTH_UNREAD, limits.points * UNITS_PER_POINT))
        return invalid(`${raw.length} characters; the limit is ${limits.points}`);
    const written = raw.normalize('NFC').trim().split(LINE_BREAK);
    if (maxLines === 1 && written.length > 1)
        return invalid('more than one line');
    if (written.some((line) => /[\p{Cc}\p{Bidi_Control}]/u.test(line)))
        return invalid('invisible characters');
    const lines = written.map(cleanLine).filter((line) => line !== '');
    const value = maxLines === 1 ? lines.join('').replace(FINAL_PUNCTUATION, '') : lines.join('\n');
    if ((0,lost/* isLost */.J)(value))
        return invalid('text that was lost (U+FFFD or ***)');
    const words = countWords(value);
    if (words === 0)
        return invalid(NO_WORDS);
    if (lines.length > maxLines)
        return invalid(`${lines.length} lines; the limit is ${maxLines}`);
    const excess = words - limits.words;
    if (excess > MAX_EXCESS_WORDS)
        return invalid(`${words} words; the limit is ${limits.words}`);
    if (URL_LIKE.test(value))
        return invalid('a URL');
    if (excess > 0) {
        const why = `${words} words; the limit is ${limits.words}`;
        if (maxLines > 1)
            return invalid(why);
        const cut = cutAtClause(value, limits.words);
        const rest = cut === null ? null : parseText(cut, limits);
        return { ok: false, why, cut: rest?.ok ? rest.value : null };
    }
    const points = [...value].length;
    if (points > limits.points)
        return invalid(`${points} characters; the limit is ${limits.points}`);
    return { ok: true, value };
}
/** What was apart may be composed once an invisible character between is gone. */
const cleanLine = (line) => (0,clean/* removeInvisible */.i)(line).normalize('NFC').replace(/\s+/gu, ' ').trim();
function countWords(text) {
    const words = text.replace(LIST_MARK, '').trim();
    return words === '' ? 0 : words.split(/\s+/u).length;
}


/***/ })

};
