// Opens a large copy in the offline viewer and measures. Called by scripts/soak/viewer.sh:
//   node viewer.mjs VIEWER COPY CHROMIUM MESSAGES FIGURES

import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import { chromium } from '@playwright/test';

/** Milliseconds, megabytes. */
const BARS = {
  'first page': 2_000,
  'a conversation while the rest is read': 2_000,
  'whole file read and checked': 90_000,
  'longest stall while it is read': 250,
  'whole file searched': 120_000,
  'longest stall while it is searched': 250,
  'memory above an empty page, at most': 256,
};

const [viewer, copy, executablePath, messages, figuresPath] = process.argv.slice(2);
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
const context = await browser.newContext({ locale: 'en-GB' });
context.setDefaultTimeout(600_000);
await context.setOffline(true);
const page = await context.newPage();
page.on('pageerror', (error) => {
  throw error;
});
await page.goto(pathToFileURL(viewer).href);
await page.getByRole('heading', { level: 1, name: 'Open your copy' }).waitFor();
const processes = await browser.newBrowserCDPSession();
const empty = await resident();

await page.evaluate(watch);
await page.getByLabel('Your copy, a file that ends in .json').setInputFiles(copy);
await page.waitForFunction(() => window.seen.firstPage !== undefined);
const asked = await page.evaluate(() => {
  location.hash = '#/conversation/1';
  return performance.now();
});
await page.getByRole('region', { name: 'Messages' }).getByRole('article').first().waitFor();
const talk = (await page.evaluate(() => performance.now())) - asked;
const stillReading = await page.evaluate(() => window.seen.read === undefined);
await page.waitForFunction(() => window.seen.read !== undefined);
await page.getByRole('status').filter({ hasText: 'It is intact.' }).waitFor();
const read = await page.evaluate(() => ({ ...window.seen }));

await page.getByRole('link', { name: 'Find', exact: true }).click();
await page.getByRole('searchbox').fill('zeppelin');
const searched = await page.evaluate(searchedThrough);
const most = await resident();
await browser.close();

const figures = {
  'first page': read.firstPage - read.chosen,
  'a conversation while the rest is read': talk,
  'whole file read and checked': read.read - read.chosen,
  'longest stall while it is read': read.longest,
  'whole file searched': searched.millis,
  'longest stall while it is searched': searched.longest,
  'memory above an empty page, at most': most - empty,
};
const size = statSync(copy).size;
console.log(`  viewer: ${messages} messages, ${size} bytes`);
const missed = [];
for (const [name, bar] of Object.entries(BARS)) {
  const figure = Math.round(figures[name]);
  figures[name] = figure;
  const unit = name.startsWith('memory') ? 'MB' : 'ms';
  const holds = figure <= bar;
  if (!holds) missed.push(name);
  console.log(`  ${name}: ${figure} ${unit} (bar ${bar} ${unit})${holds ? '' : ', missed'}`);
}
// Without it, the second figure would say nothing.
if (!stillReading) missed.push('the file was read before a conversation was shown: take a larger one');
writeFileSync(figuresPath, `${JSON.stringify({ messages: Number(messages), bytes: size, figures, bars: BARS })}\n`);
if (missed.length > 0) {
  console.error(`  missed: ${missed.join('; ')}`);
  process.exit(1);
}

/** The most memory that the page's process has held so far, in megabytes. */
async function resident() {
  const { processInfo } = await processes.send('SystemInfo.getProcessInfo');
  const held = processInfo
    .filter((process) => process.type === 'renderer')
    .map((process) => /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${process.id}/status`, 'utf8'))?.[1]);
  return Math.max(...held.map(Number)) / 1_000;
}

/** In the page: keeps when the file was chosen, the first page stood there and the whole was read, and the longest gap
 * between two frames until then. */
function watch() {
  const seen = { chosen: undefined, firstPage: undefined, read: undefined, longest: 0 };
  window.seen = seen;
  let last = performance.now();
  const frame = (at) => {
    if (seen.chosen !== undefined && seen.read === undefined) seen.longest = Math.max(seen.longest, at - last);
    last = at;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
  addEventListener('change', () => { seen.chosen ??= performance.now(); }, { capture: true });
  new MutationObserver(() => {
    if (/^Your copy(?! is being read)/.test(document.querySelector('h1')?.textContent ?? '')) seen.firstPage ??= performance.now();
    if (seen.firstPage !== undefined && !document.querySelector('[data-part=read-bar]')) seen.read ??= performance.now();
  }).observe(document.querySelector('main'), { childList: true, subtree: true });
}

/** In the page: searches, and keeps how long it took and the longest gap between two frames. */
function searchedThrough() {
  return new Promise((resolve) => {
    const cancel = document.querySelector('[data-part=cancel]');
    const began = performance.now();
    let [last, longest] = [began, 0];
    const frame = (at) => {
      longest = Math.max(longest, at - last);
      last = at;
      if (cancel.hidden) resolve({ millis: at - began, longest });
      else requestAnimationFrame(frame);
    };
    document.querySelector('form[data-act=find]').requestSubmit();
    requestAnimationFrame(frame);
  });
}
