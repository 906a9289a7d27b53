// Entry of the runner's post step, in the bundle of the main step, beside which it is put. The two cannot be told
// apart by what main leaves behind: one that is cancelled as it begins leaves nothing, and its post step would do the
// whole run after all.
process.argv.push('post');
// @ts-expect-error: in dist/ it is there.
await import('./index.js');
