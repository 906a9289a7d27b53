// Entry of the runner's post step. Its bundle loads that of the main step, which is beside it. What main leaves behind
// cannot tell the two apart: a main step that is cancelled at once leaves nothing, and the post step would then do the
// whole run after all.
process.argv.push('post');
// @ts-expect-error: it exists in dist/.
await import('./index.js');
export {};
