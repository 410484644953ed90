// A legal hold: set on the page of a request, read by the person without its why, and lifted.

import { expect, test } from '../fixtures/index.ts';
import { enter } from '../fixtures/imported.ts';
import { STAFF, guest, ownBusiness, staffOfIt } from '../fixtures/own.ts';
import { askForDeletion, expectDecided, openReview, part, pick, setHold } from '../fixtures/pages.ts';

const WHY = 'Her lawyer has written on the 2nd.';
const WAITS = 'while it stands, we delete nothing of yours, and this deletion does not begin.';
/** A day in a year. */
const UNTIL = new Date(Date.now() + 365 * 86_400_000).toISOString().slice(0, 10);

test('a hold keeps a deletion from being approved until it is lifted, and the person reads of it', async ({ page, visit, portal, look }) => {
  test.slow();
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87de6', 'Fenn Kayaks');
  await enter(page, own.key, guest());
  const request = await askForDeletion(page);
  const desk = await (await visit()).newPage();
  await enter(desk, own.key, staffOfIt());
  await openReview(desk, request);
  const approve = desk.getByRole('button', { name: 'Approve, and delete everything' });
  await expect(approve).toBeVisible();
  const before = await desk.context().newPage();
  await before.goto(`/desk/requests/${request}`);

  // Without a ground nothing is set, and nothing is lost. The browser asks first; where it does not, the portal does.
  await desk.getByText('Set a legal hold', { exact: true }).click();
  const form = desk.locator('form[action="/api/set_hold"]');
  const why = form.getByRole('textbox', { name: 'Why is the hold needed?' });
  await why.fill(WHY);
  const set = form.getByRole('button', { name: 'Set the hold' });
  await set.evaluate((button) => ((button as HTMLButtonElement).formNoValidate = true));
  await set.click();
  await expect(form).toContainText('Choose the ground on which the records have to stay.');
  await expect(why).toHaveValue(WHY);
  await look(desk, 'review-hold-no-ground');
  await pick(form.getByRole('radio', { name: 'We need the records for a legal claim' }));
  await form.getByLabel('Its last day, if that is known').fill(UNTIL);
  await set.click();

  await expect(desk.getByText('While it stands, this deletion cannot be approved.')).toBeVisible();
  await expect(approve).toHaveCount(0);
  await expect(desk.getByRole('definition').filter({ hasText: WHY })).toBeVisible();
  await expect(desk.getByRole('definition').filter({ hasText: STAFF }).first()).toBeVisible();
  await look(desk, 'review-held');
  // Nor from a page that still has the button.
  await before.getByRole('button', { name: 'Approve, and delete everything' }).click();
  await expect(before.getByRole('alert')).toContainText('A legal hold stands on this person, so nothing was approved.');

  // The person reads that there is one, on what ground and until when, and no more.
  await page.goto(`/me/requests/${request}`);
  const stays = part(page, 'What stays, and why');
  await expect(stays).toContainText(WAITS);
  await expect(stays).toContainText('We need the records for a legal claim');
  const end = stays.getByRole('definition').filter({ hasText: 'Until the end of' });
  await expect(end.locator(`time[datetime^="${UNTIL}"]`)).toBeVisible();
  await look(page, 'request-held');
  for (const [path, said] of [
    [`/me/requests/${request}`, WAITS],
    ['/me/requests/new/erasure/preview?size=all-messages', 'until the hold has ended, it cannot be a yes.'],
    ['/me/activity', 'A legal hold was set on your data'],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole('main'), path).toContainText(said);
    for (const unsaid of ['lawyer', STAFF]) await expect(page.getByRole('main'), path).not.toContainText(unsaid);
  }

  await desk.getByRole('button', { name: 'Lift this hold' }).click();
  await expect(approve).toBeVisible();
  await page.goto('/me/activity');
  await expect(page.getByRole('main')).toContainText('A legal hold on your data was lifted');
  await page.goto(`/me/requests/${request}`);
  await expect(page.getByRole('main')).not.toContainText('There is a legal hold on your data');
  await approve.click();
  await expectDecided(desk);
  const went = desk.getByRole('table', { name: 'What went' });
  await expect.poll(async () => (await desk.reload()) && (await went.count()), { timeout: 30_000 }).toBe(1);
});

test('a hold that nobody gave an end stands until it is lifted, also once the request is answered', async ({ page, visit, portal, look }) => {
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87de7', 'Fenn Oars');
  await enter(page, own.key, guest());
  const request = await askForDeletion(page);
  const desk = await (await visit()).newPage();
  await enter(desk, own.key, staffOfIt());
  await openReview(desk, request);
  await setHold(desk, WHY);
  const refuse = desk.getByRole('form', { name: 'Refuse' });
  await pick(refuse.getByRole('radio', { name: 'We need the records for a legal claim' }));
  await refuse.getByRole('button', { name: 'See the letter' }).click();
  await desk.getByRole('button', { name: 'Send this, and refuse the request' }).click();
  await expectDecided(desk);
  await expect(desk.getByText('Until it is lifted; no day is set.').first()).toBeVisible();
  await look(desk, 'review-refused-held');
  await page.goto('/me/requests/new/erasure/preview?size=everything');
  await expect(part(page, 'What stays, and why')).toContainText('Until it is lifted; no day is set.');
  await look(page, 'erasure-held');
  await desk.getByRole('button', { name: 'Lift this hold' }).click();
  await expect(desk.getByRole('button', { name: 'Lift this hold' })).toHaveCount(0);
  await page.reload();
  await expect(part(page, 'What stays, and why')).not.toContainText('legal hold');
});
