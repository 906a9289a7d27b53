import { startGemini } from '../fakes/gemini.ts';

// A Gemini for the self-test: prints its address as a line for GITHUB_ENV, and answers until it is ended.
const { url } = await startGemini();
console.log(`GEMINI_URL=${url}`);
