// What a decision asks to be done elsewhere, for a business whose records live on the platform and whose mail house has
// them too: staff do it call by call and say what came of each, and the person reads how far it is. Before the platform's part
// is done, nobody reads that the request is.

import { expect, test } from '../fixtures/index.ts';
import { enter } from '../fixtures/imported.ts';
import { AT_ONCE, GUEST, STAFF, guest, ownBusiness, staffOfIt } from '../fixtures/own.ts';
import { askForDeletion, openReview, part, requestRow } from '../fixtures/pages.ts';

const FACTS = `place = "platform"\n${AT_ONCE}[[recipients]]\nname = "Brookmill Post"\n`;
const DONE_HERE = 'Done here, not yet on the platform';
/** To the person, and to staff. */
const HERE = /Here it was done on \w+day \d+ \w+ \d{4}\. On the messaging platform it is not done yet, and so your request is still open\./;
const HERE_THEIRS = /^Here it was done on \w+day \d+ \w+ \d{4}\. The request stays open until everything is done on the platform, too\.$/;
const CONFIRMED = 'Done on the platform, too';
const STILL_TO_DO = 'On the messaging platform it is still to be done';
const CONFIRMED_TO_THEM = 'It was done on the messaging platform, too';

test('staff say what came of each thing that is done elsewhere, and the person reads it', async ({ page, visit, portal, look }) => {
  test.slow();
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87de8', 'Fenn Skates', FACTS);
  await enter(page, own.key, guest());
  const request = await askForDeletion(page);
  const desk = await (await visit()).newPage();
  await enter(desk, own.key, staffOfIt());
  await openReview(desk, request);
  await desk.getByRole('button', { name: 'Approve, and delete everything' }).click();
  const went = desk.getByRole('table', { name: 'What went' });
  await expect.poll(async () => (await desk.reload()) && (await went.count()), { timeout: 30_000 }).toBe(1);

  // The person reads how much there is to do and who is to be told, and no call.
  const back = await (await visit()).newPage();
  await enter(back, own.key, guest());
  await back.goto(`/me/requests/${request}`);
  const outside = part(back, 'Outside this portal');
  const platform = outside.getByRole('definition').first();
  const told = outside.getByRole('definition').last();
  await expect(outside.getByRole('term')).toHaveText(['On the messaging platform', 'Brookmill Post']);
  await expect(platform).toHaveText('0 of 2 steps done.');
  await expect(told).toHaveText('Not told yet.');
  await expect(outside).not.toContainText('/v2/');
  const trail = part(back, 'What happened so far');
  await expect(outside).toContainText(HERE);
  await expect(trail.getByRole('listitem').first()).toContainText(STILL_TO_DO);
  await look(back, 'request-elsewhere');

  // From the queue to the exact calls.
  await desk.goto('/desk');
  const undone = desk.getByRole('heading', { name: 'Decided, and not all done elsewhere' });
  await expect(undone).toBeVisible();
  const line = desk.getByRole('listitem').filter({ hasText: request });
  await expect(line).toContainText('3 things left');
  await expect(requestRow(desk, request)).toContainText(DONE_HERE);
  await expect(requestRow(desk, request).getByRole('link', { name: `Do the rest ${request}` })).toBeVisible();
  await look(desk, 'queue-undone');
  await line.getByRole('link').click();
  await expect(desk).toHaveURL(`/desk/requests/${request}#elsewhere`);
  const calls = desk.locator('form[action="/api/settle_task"]');
  await expect(calls).toHaveCount(3);
  const account = desk.getByRole('form', { name: /^Delete the person on the platform;/ });
  const file = desk.getByRole('form', { name: /^Remove the file from the platform;/ });
  const post = desk.getByRole('form', { name: 'Brookmill Post', exact: true });
  await expect(desk.getByText(`DELETE /v2/apps/${own.app}/users/fenn`, { exact: true })).toBeVisible();
  await expect(desk.getByText('{"mediaUrl":"https://media.example.com/blue.jpg"}', { exact: true })).toBeVisible();
  await expect(desk.getByText(`externalId: ${GUEST}`, { exact: true })).toBeVisible();
  await expect(desk.getByText(HERE_THEIRS)).toBeVisible();
  await expect(desk.getByText(CONFIRMED, { exact: true })).toHaveCount(0);
  await look(desk, 'review-elsewhere');

  // What could not be done needs a word, and is still to be done.
  const failed = account.getByRole('button', { name: 'It could not be done' });
  await failed.click();
  await expect(desk.getByRole('alert')).toContainText('Nothing was written');
  await look(desk, 'review-elsewhere-no-word');
  await account.getByRole('textbox', { name: 'Result' }).fill('The platform answered 503.');
  await failed.click();
  await expect(desk.getByText(/^Could not be done, as of .+\. The platform answered 503\.$/)).toBeVisible();
  await look(desk, 'review-elsewhere-failed');
  await back.reload();
  await expect(platform).toHaveText('0 of 2 steps done, 1 could not be done so far.');

  await account.getByRole('textbox', { name: 'Result' }).fill('Answered 200 on the second day.');
  await account.getByRole('button', { name: 'It is done' }).click();
  await expect(account).toHaveCount(0);
  await back.reload();
  await expect(platform).toHaveText('1 of 2 steps done.');
  await expect(outside).toContainText(HERE);
  await file.getByRole('button', { name: 'It is done' }).click();
  await expect(file).toHaveCount(0);

  // With the platform's last step it is done. That somebody has still to be told keeps it open no longer.
  await expect(desk.getByText(CONFIRMED, { exact: true })).toBeVisible();
  await expect(desk.getByText(HERE_THEIRS)).toHaveCount(0);
  await back.reload();
  await expect(platform).toHaveText('2 of 2 steps done.');
  await expect(outside).not.toContainText(HERE);
  await expect(trail).toContainText(CONFIRMED_TO_THEM);
  await expect(trail).not.toContainText(STILL_TO_DO);
  await desk.goto('/desk?view=closed');
  await expect(requestRow(desk, request)).toContainText('Done');
  await expect(requestRow(desk, request)).not.toContainText(DONE_HERE);
  await desk.goto('/desk');
  await expect(requestRow(desk, request)).toHaveCount(0);
  await expect(line).toContainText('1 thing left');
  await line.getByRole('link').click();
  await post.getByRole('textbox', { name: 'Result' }).fill('By letter, answered on the 4th.');
  await post.getByRole('button', { name: 'It is done' }).click();

  // Nothing is left, no id either, and the person reads what was said.
  await expect(desk.getByText('Nothing is left to do elsewhere.')).toBeVisible();
  await expect(calls).toHaveCount(0);
  for (const gone of ['/v2/apps', 'blue.jpg', GUEST]) await expect(desk.getByRole('main')).not.toContainText(gone);
  await look(desk, 'review-elsewhere-done');
  await back.reload();
  await expect(told).toContainText(/^Told on \w+day \d+ \w+ \d{4}\./);
  await expect(told).toContainText('By letter, answered on the 4th.');
  await expect(back.getByRole('main')).not.toContainText(STAFF);
  await look(back, 'request-elsewhere-done');
  await desk.goto('/desk');
  await expect(undone).toHaveCount(0);
});
