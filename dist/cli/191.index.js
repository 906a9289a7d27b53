export const id = 191;
export const ids = [191];
export const modules = {

/***/ 5191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGitHub: () => (/* binding */ openGitHub),
  openGraphql: () => (/* binding */ openGraphql),
  pauseAfter: () => (/* binding */ pauseAfter)
});

// EXTERNAL MODULE: ./node_modules/@actions/github/lib/github.js + 22 modules
var github = __webpack_require__(2413);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 8 modules
var schemas = __webpack_require__(2716);
// EXTERNAL MODULE: ./build/lib/error.js
var lib_error = __webpack_require__(6678);
// EXTERNAL MODULE: ./build/lib/retry.js
var retry = __webpack_require__(1374);
// EXTERNAL MODULE: ./build/lib/text/message.js
var text_message = __webpack_require__(2905);
// EXTERNAL MODULE: ./build/lib/timeout.js
var timeout = __webpack_require__(9795);
// EXTERNAL MODULE: ./build/sources/remote/web.js
var web = __webpack_require__(754);
// EXTERNAL MODULE: ./build/lib/text/truncate.js
var truncate = __webpack_require__(2070);
;// CONCATENATED MODULE: ./build/publish/github-error.js




/** A call that GitHub refused or did not answer; `message` is GitHub's, ready to be quoted. */
class GitHubError extends Error {
    name = 'GitHubError';
    code;
    /**
     * How long to wait before the same request may succeed if it is `unavailable`, in milliseconds;
     * undefined if GitHub does not say, null if waiting does not help.
     */
    waitMs;
    constructor(code, message, options = {}) {
        super(message.replace(/\s+/g, ' ').replace(/[.\s]+$/, ''), options);
        this.code = code;
        this.waitMs = options.waitMs;
    }
}
/** What is kept of a message, in code points: it becomes part of one line. */
const MAX_MESSAGE_LENGTH = 500;
/** An error of the REST API, as octokit throws it. */
const httpError = schemas/* object */.Ikc({
    status: schemas/* number */.aig(),
    request: schemas/* object */.Ikc({ url: schemas/* string */.YjP() }).optional(),
    response: schemas/* object */.Ikc({
        headers: schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* number */.aig()]).optional()),
        data: schemas/* unknown */.L5J(),
    })
        .optional(),
});
/** The body of an answer with status 422, which says what is wrong in detail. */
const validationError = schemas/* object */.Ikc({
    message: schemas/* string */.YjP(),
    errors: schemas/* array */.YOg(schemas/* union */.KCZ([
        schemas/* string */.YjP(),
        schemas/* object */.Ikc({ message: schemas/* string */.YjP() }).transform(({ message }) => message),
        schemas/* object */.Ikc({ field: schemas/* string */.YjP(), code: schemas/* string */.YjP() })
            .transform(({ field, code }) => `${field} ${code}`),
    ]))
        .min(1),
});
/** The body of a GraphQL answer that reports errors. */
const graphqlErrors = schemas/* object */.Ikc({
    errors: schemas/* array */.YOg(schemas/* object */.Ikc({ type: schemas/* string */.YjP().optional(), message: schemas/* string */.YjP() })).min(1),
});
const GRAPHQL_FAILURES = {
    STALE_DATA: 'stale',
    INSUFFICIENT_SCOPES: 'forbidden',
    NOT_FOUND: 'missing',
    // Both forms occur. A spent limit is not renewed while a run waits.
    RATE_LIMITED: 'unavailable',
    RATE_LIMIT: 'unavailable',
};
/** Types of GraphQL errors that may pass. "Something went wrong ..." has none. */
const PASSING_TYPES = ['', 'INTERNAL', 'SERVICE_UNAVAILABLE', 'RESOURCE_LIMITS_EXCEEDED'];
/**
 * The refusals that a permission cures. FORBIDDEN and 403 also stand for rules, archived
 * repositories, lists of allowed IP addresses and SAML.
 */
const LACKS_PERMISSION = /\bnot accessible by\b|\bnot permitted to create or approve pull requests\b|\bdoes not have the correct permissions\b/i;
/** A rule of a branch, in GraphQL's type or in the message of either API. */
const RULE_TYPE = 'BRANCH_PROTECTION_RULE_VIOLATION';
const RULE = /\brule violations?\b|\bprotected (?:branch|ref)\b/i;
/** What an API answers that is older than what it is to do. */
const UNKNOWN_FIELD = /^Field '\w+' doesn't exist on type\b/;
/** Rules about what is pushed, which are the same for every branch. */
const CONTENT_RULE = /\bfile (?:path|size|extension)|\b(?:message|e-?mail|name) must\b/i;
/** Converts whatever octokit or the network threw. */
function toGitHubError(error) {
    if (error instanceof GitHubError)
        return error;
    const { status = 0, request, response } = httpError.safeParse(error).data ?? {};
    const text = textOf(error, response?.data);
    // The body of a server error is a page for browsers; without a response, the network says why.
    const isPage = status >= 500 && response !== undefined;
    const message = isPage ? `HTTP ${status}` : (0,truncate/* truncate */.x)(text, MAX_MESSAGE_LENGTH);
    const headers = response?.headers ?? {};
    const retryAfter = headers['retry-after'];
    // Limits come as 429, or as a 403 that says so in its headers or at least in words.
    const isSpent = String(headers['x-ratelimit-remaining'] ?? '') === '0';
    const saysLimit = isSpent || retryAfter !== undefined || /rate limit/i.test(text);
    const isLimit = status === 429 || (status === 403 && saysLimit);
    let waitMs;
    // A spent primary limit is renewed within the hour, which is longer than a run waits.
    if (isLimit)
        waitMs = null;
    waitMs = (0,retry/* retryAfterMs */.Vs)(retryAfter?.toString(), Date.now()) ?? waitMs;
    const code = isLimit ? 'unavailable' : failureOf(status, text, request?.url);
    return new GitHubError(code, message, { waitMs, cause: error });
}
/** GitHub's message, with its details in words. */
function textOf(error, body) {
    const details = validationError.safeParse(body).data;
    if (details !== undefined)
        return `${details.message}: ${details.errors.join(', ')}`;
    // Octokit appends the page of its documentation, which does not help the reader of a log.
    return (0,lib_error/* messageOf */.bD)(error).replace(/ - https:\/\/\S+$/, '');
}
/** The failure of a status; 0 is a request without any answer. For a redirect, octokit does not throw. */
function failureOf(status, message, url = '') {
    if (status === 401)
        return 'unauthorized';
    if (status === 404 && url.endsWith('/graphql'))
        return 'no-graphql';
    if (status === 404 || status === 410)
        return 'missing';
    if (status === 0 || status >= 500)
        return 'unavailable';
    return refusalOf(message);
}
/** What GitHub refuses, by its message: types and statuses do not tell permissions from rules. */
function refusalOf(message) {
    if (LACKS_PERMISSION.test(message))
        return 'forbidden';
    return RULE.test(message) && !CONTENT_RULE.test(message) ? 'protected' : 'rejected';
}
/** Throws if an answer of the GraphQL API, which is a 200 in any case, reports an error. */
function checkGraphql(body) {
    const error = graphqlErrors.safeParse(body).data?.errors[0];
    if (error === undefined)
        return;
    const { type = '', message } = error;
    if (UNKNOWN_FIELD.test(message))
        throw new GitHubError('no-graphql', message, { cause: body });
    const refusal = type === RULE_TYPE ? 'protected' : refusalOf(message);
    // Not every rule violation may have a type.
    const passes = PASSING_TYPES.includes(type) && refusal === 'rejected';
    const code = passes ? 'unavailable' : (GRAPHQL_FAILURES[type] ?? refusal);
    throw new GitHubError(code, message, { waitMs: passes ? undefined : null, cause: body });
}

;// CONCATENATED MODULE: ./build/publish/github.js








/** Timeout of a request; GitHub itself ends its work after 10 s. */
const REQUEST_LIMIT_MS = 20_000;
/** The same for the texts of a whole roadmap, which take a while to arrive. */
const TEXTS_LIMIT_MS = 30_000;
/** What octokit would write to the console, bypassing our log. */
const QUIET = { debug: () => { }, info: () => { }, warn: () => { }, error: () => { } };
/**
 * The client of the GitHub API, with the toolkit's support for proxies. Every request has a timeout,
 * and is retried if that is safe and the error may pass. What it throws is always a `GitHubError`.
 */
function openGitHub(given) {
    const { token, apiUrl, clock, signal, log } = given;
    const { limitMs = REQUEST_LIMIT_MS, isHostFinal = false } = given;
    const logWait = (0,retry/* openWaitLog */.c4)(clock, log);
    let hasWorked = false;
    const octokit = (0,github/* getOctokit */.Q)(token, { baseUrl: apiUrl.replace(/\/+$/, ''), log: QUIET });
    octokit.hook.wrap('request', async (request, options) => {
        // A token does not follow a redirect to another host, but the body of a request would.
        const redirect = options.method === 'GET' ? 'follow' : 'manual';
        // Octokit's own hook, which comes next, reads these very options, not those it is called with.
        const settings = { ...options.request, log: QUIET, redirect };
        // A lost response leaves open whether a POST was carried out. A commit names the head it
        // expects, and GitHub refuses a second branch or pull request, but not a second comment.
        const isRepeatable = options.method !== 'POST' || !options.url.endsWith('/comments');
        const send = async () => {
            try {
                const answer = await (0,timeout/* withTimeout */.wj)({ ms: limitMs, what: 'the API', signal }, (end) => {
                    options.request = { ...settings, signal: end };
                    return Promise.resolve(request(options));
                });
                if (Number(answer.status) >= 300) {
                    throw new GitHubError('renamed', `HTTP ${answer.status}`);
                }
                // The page of a proxy, for one; only a 204 may be empty.
                if (typeof answer.data === 'string' && Number(answer.status) !== 204) {
                    throw new GitHubError('unavailable', 'unexpected answer from the GitHub API');
                }
                if (options.url.endsWith('/graphql'))
                    checkGraphql(answer.data);
                hasWorked = true;
                return answer;
            }
            catch (error) {
                const failure = toGitHubError(error);
                if (failure.code !== 'unauthorized' || !hasWorked)
                    throw failure;
                throw new GitHubError('expired', failure.message, { cause: error });
            }
        };
        return await (0,retry/* retry */.L5)(send, {
            clock,
            signal,
            waitFor: (error) => (isRepeatable ? pauseAfter(toGitHubError(error), isHostFinal) : null),
            onWait: (ms, error) => logWait('GitHub', ms, (0,lib_error/* messageOf */.bD)(error)),
        });
    });
    return octokit;
}
/** How long to wait before the same request may succeed, as `retry` takes it. */
function pauseAfter({ code, waitMs, message }, isHostFinal) {
    if (code !== 'unavailable')
        return null;
    return isHostFinal && /\bENOTFOUND\b/.test(message) ? null : waitMs;
}
/** No such repository on this server, or none that the token may read. */
const absentRepository = schemas/* object */.Ikc({
    errors: schemas/* tuple */.PVZ([schemas/* object */.Ikc({ type: schemas/* enum */.k5n(['NOT_FOUND', 'FORBIDDEN']) })], schemas/* unknown */.L5J()),
    // An error within a repository that exists says nothing about its texts.
    data: schemas/* object */.Ikc({ repository: schemas/* null */.chJ() }).nullish(),
});
/** GraphQL for the source of topic texts: what GitHub refuses is a `WebError`. */
function openGraphql(options) {
    const { signal } = options;
    const octokit = openGitHub({ limitMs: TEXTS_LIMIT_MS, isHostFinal: true, ...options });
    return async (query, variables) => {
        try {
            return await octokit.graphql(query, variables);
        }
        catch (error) {
            const { message, cause } = toGitHubError(error);
            const absent = absentRepository.safeParse(cause).success;
            const why = signal.aborted ? (0,lib_error/* messageOf */.bD)(signal.reason) : message;
            throw new web/* WebError */.PH((0,text_message/* sanitize */.aj)(why), { absent, cause: error });
        }
    };
}


/***/ })

};
