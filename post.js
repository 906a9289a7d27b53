// Entry of the runner's post step, in the bundle of the main step. The two cannot be told apart by what main leaves
// behind: one that is cancelled as it begins leaves nothing, and its post step would do the whole run after all.
process.argv.push('post');
await import('./dist/index.js');
