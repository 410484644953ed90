// What forms gain where a script runs: how much room is left, what changes, and that what is typed is kept; and that it is
// kept for nobody else, and no longer than the visit.

import { type Page, expect, ownPortal, test } from '../fixtures/index.ts';
import { expectSignIn, part } from '../fixtures/pages.ts';

test.use(ownPortal());

const STATEMENT = '/me/requests/new/correction/statement';
const TYPED = 'There were two of us, Jürgen & <b>I</b>.';

const statement = (page: Page) => page.getByRole('textbox', { name: 'Your statement' });

/** Types into the statement, and waits until that is kept; the address by which it is come back to. */
async function typeAndKeep(page: Page): Promise<string> {
  await page.goto(STATEMENT);
  await statement(page).fill(TYPED);
  await expect(page.getByText('Kept, and not sent yet.')).toBeVisible();
  await expect(page).toHaveURL(/\/statement\?typed=[0-9a-f]{32}$/);
  return page.url();
}

/** What the portal drew into the field, whatever a browser makes of it by itself. */
const drawn = (page: Page): Promise<string> => statement(page).evaluate((area) => (area as HTMLTextAreaElement).defaultValue);

test('a text says how much is left, and says it aloud near the end only', async ({ asPerson }) => {
  const page = await asPerson('kunde-2650');
  await page.clock.install({ time: new Date('2026-11-30T08:00:00Z') });
  await page.goto(STATEMENT);
  await page.clock.pauseAt(new Date('2026-11-30T09:00:00Z'));
  const left = page.locator('#words-left');
  const aloud = page.locator('#words-left + [role="status"]');
  await expect(left).toHaveText('');
  for (const [length, said, isNear] of [
    [12, 'Characters left: 3,988', false],
    [3_599, 'Characters left: 401', false],
    [3_600, 'Characters left: 400', true],
    [4_000, 'Characters left: 0', true],
    [4_012, 'Characters too many: 12', true],
    [3_000, 'Characters left: 1,000', false],
  ] as const) {
    // A browser takes no more than fit from a keyboard; what was kept may be longer.
    await statement(page).evaluate((area, text) => {
      (area as HTMLTextAreaElement).value = text;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, 'x'.repeat(length));
    await expect(left).toHaveText(said);
    // Not while somebody types.
    await expect(aloud).not.toHaveText(said);
    await page.clock.runFor(1_000);
    await expect(aloud).toHaveText(isNear ? said : '');
  }
});

test('staff read how much is left as well', async ({ asStaff }) => {
  const desk = await asStaff('Henrike Aldenbrook');
  await desk.goto((await desk.getByRole('rowheader').getByRole('link').first().getAttribute('href')) ?? 'no request');
  const words = desk.getByRole('textbox', { name: 'Write to the person' });
  const left = desk.locator('#write-words-left');
  await expect(left).toHaveText('');
  await words.fill('x'.repeat(12));
  await expect(left).toHaveText('Characters left: 3,988');
  await words.fill('');
  await expect(left).toHaveText('Characters left: 4,000');
});

test('below a detail stands what it was and what it becomes, as it is typed', async ({ asPerson, look }) => {
  const page = await asPerson('kunde-2650');
  await page.goto('/me/requests/new/correction/details');
  const surname = page.getByRole('textbox', { name: 'Family name' });
  const was = await surname.inputValue();
  const lines = page.locator(`#${(await surname.getAttribute('id')) ?? 'no id'}-becomes`);
  await expect(lines).toBeHidden();
  for (const [typed, becomes] of [
    ['Vale', 'Vale'],
    ['<img src="/nowhere.png">', '<img src="/nowhere.png">'],
    [' ', 'nothing'],
  ] as const) {
    await surname.fill(typed);
    await expect(lines.locator('del')).toHaveText(was);
    await expect(lines.locator('ins')).toHaveText(becomes);
  }
  await expect(lines.locator('img')).toHaveCount(0);
  await surname.fill(` ${was} `);
  await expect(lines).toBeHidden();
  await surname.fill('Vale');
  await expect(lines).toBeVisible();
  await look(page, 'correction-becoming');
  // It is what the next page shows.
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(part(page, 'What you ask for').locator('ins')).toHaveText(['Vale']);
});

test('what is typed is found again, unjudged, and nothing of it stays in the browser or stands in an address', async ({ asPerson, look }) => {
  const page = await asPerson('kunde-2650');
  const address = await typeAndKeep(page);
  expect(address).not.toContain('two');
  await look(page, 'statement-kept');
  await page.reload();
  expect(await drawn(page)).toBe(TYPED);
  await statement(page).fill('');
  await expect(page.getByText('Kept, and not sent yet.')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('alert'), 'nobody has said that it is ready').toHaveCount(0);
  await statement(page).fill(TYPED);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(part(page, 'What you ask for')).toContainText(TYPED);
  const kept = await page.evaluate(async () => {
    const [databases, names] = [await indexedDB.databases(), await caches.keys()];
    return [localStorage.length, sessionStorage.length, databases.length, names.length, document.cookie];
  });
  expect(kept).toEqual([0, 0, 0, 0, '']);
});

test('who leaves at once finds it again as well', async ({ asPerson }) => {
  const page = await asPerson('kunde-2650');
  await page.goto(STATEMENT);
  await statement(page).fill(TYPED);
  await page.getByRole('link', { name: 'Never mind' }).click();
  await expect(page).toHaveURL('/me');
  await page.goBack();
  await expect(async () => {
    await page.reload();
    expect(await drawn(page)).toBe(TYPED);
  }).toPass();
});

test('why somebody objects is kept as it is typed, too', async ({ asPerson }) => {
  const page = await asPerson('kunde-2650');
  await page.goto('/me/requests/new/objection');
  const why = page.locator('form[action="/api/keep_objection"]').getByRole('textbox');
  await why.fill(TYPED);
  await expect(page.getByText('Kept, and not sent yet.')).toBeVisible();
  await page.reload();
  await expect(why).toHaveValue(TYPED);
});

test('a complaint is kept as it is typed, and what it is about stays', async ({ asPerson }) => {
  const page = await asPerson('kunde-2650');
  await page.goto('/me/requests/new/complaint');
  const words = page.locator('form[action="/api/check_complaint"]').getByRole('textbox');
  await words.fill(TYPED);
  await expect(page.getByText('Kept, and not sent yet.')).toBeVisible();
  await expect(page).toHaveURL(/\/complaint\?typed=[0-9a-f]{32}$/);
  await page.reload();
  await expect(words).toHaveValue(TYPED);
});

test('what was typed does not outlive the visit, nor does anybody else find it', async ({ asPerson }) => {
  const page = await asPerson('kunde-2650');
  for (const leave of ['Sign out', 'End all visits']) {
    const address = await typeAndKeep(page);
    await page.goto('/me/sessions');
    await page.goto(address);
    expect(await drawn(page), 'the control: it is there until then').toBe(TYPED);
    // Another visit of the same person's is another.
    const elsewhere = await asPerson('kunde-2650');
    await elsewhere.goto(address);
    expect(await drawn(elsewhere)).toBe('');

    await page.goto('/me/sessions');
    await page.getByRole('button', { name: leave, exact: true }).click();
    await expect(page).not.toHaveURL('/me/sessions');
    await page.goto(address);
    await expectSignIn(page);
    expect(await page.content()).not.toContain('two of us');
    for (let pages = 0; pages < 4; pages += 1) {
      await page.goBack();
      expect(await page.content(), page.url()).not.toContain('two of us');
    }
    // Whoever comes next in this browser, the person themselves among them.
    const next = await asPerson('kunde-1188', page);
    await next.goto(address);
    expect(await drawn(next), `after “${leave}”`).toBe('');
    await next.getByRole('button', { name: 'Sign out' }).click();
    await expect(next).toHaveURL('/');
    const again = await asPerson('kunde-2650', page);
    await again.goto(address);
    expect(await drawn(again), `after “${leave}”`).toBe('');
  }
});

test('who was signed out meanwhile reads that it is not kept', async ({ asPerson, watching }) => {
  const page = await asPerson('kunde-2650');
  await typeAndKeep(page);
  const other = await page.context().newPage();
  await other.goto('/me');
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other).toHaveURL('/');
  watching.expect(/401/);
  await statement(page).fill('Three of us, then.');
  await expect(page.getByText('This could not be kept just now.')).toBeVisible();
  await expect(statement(page)).toHaveValue('Three of us, then.');
});

test('where nothing can be kept on the way, the form does what it does without a script', async ({ asPerson, watching }) => {
  const page = await asPerson('kunde-2650');
  watching.expect(/keep_correction|ERR_FAILED/);
  await page.route('**/api/keep_correction', (route) =>
    route.request().isNavigationRequest() ? route.continue() : route.abort('failed'),
  );
  await page.goto(STATEMENT);
  await statement(page).fill(TYPED);
  await expect(page.getByText('This could not be kept just now.')).toBeVisible();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(part(page, 'What you ask for')).toContainText(TYPED);
});
