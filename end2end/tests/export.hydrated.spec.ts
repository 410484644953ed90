import { type Locator, type Page, expect, test } from '../fixtures/index.ts';

test('a large copy shows how far it is, and can be stopped and begun anew', async ({ asPerson, portal, look }, info) => {
  const page = await asPerson('passenger-10001');
  const copy = await opened(page);
  // Of compressed bytes, some seven of which one brings.
  const line = await slow(page, 40_000);

  await copy.link.click();
  await expect(copy.status).toContainText('Your copy is being made. Keep this page open until it is here.');
  const bar = page.getByRole('progressbar', { name: 'How much of your copy is here' });
  await expect(bar).toBeVisible();
  await expect(page.getByText(/^[\d.]+ [kM]B of about [\d.]+ MB, [\d.]+ [kM]B a second, about \d+ (seconds|minutes) more$/)).toBeVisible();
  await expect.poll(() => filled(bar)).toBeGreaterThan(0);
  expect(await filled(bar)).toBeLessThan(1);
  await look(page, 'export-running');

  await copy.cancel.click();
  await expect(copy.status).toContainText('You stopped the download. Nothing was saved.');
  await expect(copy.cancel).toBeHidden();
  await expect(bar).toBeHidden();
  await expect(copy.link).toBeFocused();
  await look(page, 'export-stopped');

  await line.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 });
  const [saved] = await Promise.all([page.waitForEvent('download'), copy.link.click()]);
  await expect(copy.status).toContainText(/^Your copy is here: [\d.]+ MB, saved as my-data-[\d-]+\.json\./);
  await look(page, 'export-done');
  const path = info.outputPath('copy.json');
  await saved.saveAs(path);
  const verdict = await portal.run('verify', path, '--json');
  expect(verdict).toMatchObject({ code: 0 });
  expect(JSON.parse(verdict.stdout)).toMatchObject({ intact: true, counts: { messages: 25_000 } });
});

test('a copy that something changed on its way is not saved', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-38417');
  const copy = await opened(page);
  const downloads: string[] = [];
  page.on('download', (download) => downloads.push(download.suggestedFilename()));
  for (const changed of [true, false]) {
    await page.unrouteAll();
    await page.route('**/me/export.json', async (route) => {
      const response = await route.fetch();
      const { 'content-encoding': _, ...headers } = response.headers();
      const body = await response.body();
      if (changed) body[body.length - 2_000] = (body[body.length - 2_000] ?? 0) ^ 1;
      await route.fulfill({ status: response.status(), headers, body });
    });
    await copy.link.click();
    const words = changed ? 'What arrived is not what we signed' : 'It is whole, and signed by us: we have checked that.';
    await expect(copy.status).toContainText(words);
    if (changed) await look(page, 'export-damaged');
    // The control: the same way, unchanged.
    expect(downloads.length).toBe(changed ? 0 : 1);
  }
});

test('the size that is announced is about the size that comes', async ({ asPerson }) => {
  const page = await asPerson('passenger-38417');
  const copy = await opened(page);
  const about = await page.getByText(/^About [\d.,]+ kB$/).innerText();
  await Promise.all([page.waitForEvent('download'), copy.link.click()]);
  await expect(copy.status).toContainText('Your copy is here');
  const came = /here: ([\d.,]+) kB/.exec(await copy.status.innerText())?.[1] ?? '';
  const [said, got] = [about.replace(/[^\d]/g, ''), came.replace(/[^\d]/g, '')].map(Number) as [number, number];
  expect(Math.abs(said - got) / got).toBeLessThan(0.25);
});

test('who was signed out meanwhile is told so, and led back', async ({ asPerson, watching }) => {
  const page = await asPerson('passenger-77100');
  const copy = await opened(page);
  const other = await page.context().newPage();
  await other.goto('/me');
  await other.getByRole('button', { name: 'Sign out' }).click();

  watching.expect(/401/);
  await copy.link.click();
  await expect(copy.status).toContainText('It has been a while since you signed in, so the copy was not made. Sign in again, then download.');
  await copy.status.getByRole('link', { name: 'Sign in again' }).click();
  await expect(page).toHaveURL('/sign-in?problem=signed_out&page=%2Fme%2Fexport');
});

test('a connection that breaks is said, and nothing is saved', async ({ asPerson, watching }) => {
  const page = await asPerson('passenger-77100');
  const copy = await opened(page);
  watching.expect(/export\.json|ERR_FAILED/);
  await page.route('**/me/export.json', (route) => route.abort('failed'));
  await copy.link.click();
  await expect(copy.status).toContainText('The connection broke');
});

interface CopyPage {
  link: Locator;
  cancel: Locator;
  status: Locator;
}

/** The page, once the island has taken the link over. */
async function opened(page: Page): Promise<CopyPage> {
  await page.goto('/me/export');
  // Nothing that a person sees tells when it is awake: the link works before, too.
  await expect(page.locator('[data-hydrated]')).toBeVisible();
  return {
    link: page.getByRole('link', { name: 'Download my copy' }),
    cancel: page.getByRole('button', { name: 'Cancel' }),
    status: page.getByRole('status'),
  };
}

/** A line of so many bytes a second. */
async function slow(page: Page, bytes: number) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 20, downloadThroughput: bytes, uploadThroughput: bytes });
  return session;
}

/** Between 0 and 1. */
function filled(bar: Locator): Promise<number> {
  return bar.evaluate((element) => (element as HTMLProgressElement).position);
}
