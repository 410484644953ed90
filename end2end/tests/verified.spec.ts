// What comes after an erasure: it is verified once nobody reads from before it any more, and whoever comes again is set aside
// until somebody lets them in.

import { once } from 'node:events';

import { HARBOURLINE } from '../fixtures/cast.ts';
import { expect, test } from '../fixtures/index.ts';
import { enter, imported } from '../fixtures/imported.ts';
import { guest, guestOf, ownBusiness, staffOfIt } from '../fixtures/own.ts';
import { askForDeletion, counted, openReview, part } from '../fixtures/pages.ts';

const PENDING = 'Erased, verification pending: the files are still being looked through';
const VERIFIED = 'Verified: nothing is left in the files';
const PENDING_TO_THEM = 'Deleted; whether anything is left in our files is still being checked';
const VERIFIED_TO_THEM = 'Checked: nothing of it is left in our files';
const ASIDE = 'Came again in a file, and was set aside';
const ASIDE_TO_THEM = 'Your data were in a file that came to us again, and nothing of them was kept';

test('an erasure waits to be verified while somebody reads from before, both sides read so, and who comes again is set aside', async ({ page, visit, portal, look }) => {
  test.slow();
  const own = await ownBusiness(portal, '6a93b7e814c05dfa2be87de9', 'Fenn Sledges');
  await enter(page, own.key, guest());
  const request = await askForDeletion(page);
  const desk = await (await visit()).newPage();
  await enter(desk, own.key, staffOfIt());
  await openReview(desk, request);

  // A long copy of somebody else's, whose taker takes his time, is of a moment before the erasure.
  const copy = portal.begin('export', '--data', portal.data, '--app', HARBOURLINE, '--user', 'passenger-10001');
  const ended = once(copy, 'exit');
  const back = await (await visit()).newPage();
  const trail = part(back, 'What happened so far');
  try {
    await once(copy.stdout, 'readable');
    await desk.getByRole('button', { name: 'Approve, and delete everything' }).click();
    const went = desk.getByRole('table', { name: 'What went' });
    await expect.poll(async () => (await desk.reload()) && (await went.count()), { timeout: 30_000 }).toBe(1);
    await expect(desk.getByText(PENDING, { exact: true })).toBeVisible();
    await expect(desk.getByText(VERIFIED, { exact: true })).toHaveCount(0);
    await look(desk, 'review-unverified');
    await enter(back, own.key, guest());
    await back.goto(`/me/requests/${request}`);
    await expect(trail.getByRole('listitem').first()).toContainText(PENDING_TO_THEM);
    await look(back, 'request-unverified');
    expect(copy.exitCode, 'it still reads').toBeNull();
  } finally {
    copy.kill('SIGKILL');
    await ended;
  }

  const verified = desk.getByText(VERIFIED, { exact: true });
  await expect.poll(async () => (await desk.reload()) && (await verified.count()), { timeout: 60_000 }).toBe(1);
  await expect(desk.getByText(PENDING, { exact: true })).toHaveCount(0);
  await look(desk, 'review-verified');
  await back.reload();
  await expect(trail.getByRole('listitem').first()).toContainText(VERIFIED_TO_THEM);
  await expect(trail).not.toContainText(PENDING_TO_THEM);
  await look(back, 'request-verified');

  // An import brings them again: nothing of it is kept, both sides read so, and whether something is left is looked for anew.
  await desk.getByRole('link', { name: 'Businesses', exact: true }).click();
  await desk.getByRole('main').getByRole('link', { name: own.name, exact: true }).click();
  const returned = part(desk, 'Came again after they were deleted');
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('What people read about the business');
  await expect(returned).toHaveCount(0);
  await imported(portal, own.app, [guestOf(own.app)]);
  await desk.reload();
  await expect(returned.getByRole('listitem')).toHaveCount(1);
  const came = `^Deleted under ${request}, came again on \\w+day \\d+ \\w+ \\d{4},\\s`;
  await expect(returned.getByRole('listitem')).toHaveText(new RegExp(`${came}1 record set aside the last time$`));
  await look(desk, 'business-set-aside');
  // With what came and was taken out again, they are signed out.
  await enter(back, own.key, guest());
  await expect(back.getByRole('heading', { level: 1 })).toHaveText('We hold nothing about you any more');
  await back.goto(`/me/requests/${request}`);
  await expect(trail.getByRole('listitem').filter({ hasText: ASIDE_TO_THEM })).toHaveCount(1);
  const checked = trail.getByRole('listitem').filter({ hasText: VERIFIED_TO_THEM });
  await expect.poll(async () => (await back.reload()) && (await checked.count()), { timeout: 60_000 }).toBe(2);
  await look(back, 'request-set-aside');

  // Somebody at the machine lets them in by the request under which they went: from then on they are held like anybody.
  await imported(portal, own.app, [guestOf(own.app)], '--returned', request);
  await desk.reload();
  await expect(returned.getByRole('listitem')).toHaveText(new RegExp(`${came}and let in$`));
  await look(desk, 'business-let-in');
  await returned.getByRole('link', { name: request }).click();
  await expect(desk).toHaveURL(`/desk/requests/${request}`);
  await expect(desk.getByText(ASIDE, { exact: true })).toBeVisible();
  expect((await counted(back))['Your details']).toBeGreaterThan(0);
});
