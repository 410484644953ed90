import { LARKSPOKE } from '../fixtures/cast.ts';
import { expect, test } from '../fixtures/index.ts';
import { chooseSize, counted, expectSignIn, openReview, part, reference, requestRow, tally } from '../fixtures/pages.ts';

test('a person has everything deleted, and both sides can show it afterwards', async ({ asPerson, asStaff, visit, portal, look, watching }) => {
  test.slow();
  const person = await asPerson('rider-0451');
  const heading = person.getByRole('heading', { level: 1 });

  // The person reads what would go, checks, and asks.
  const held = await counted(person);
  await person.getByRole('link', { name: 'Delete', exact: true }).click();
  await look(person, 'erasure-how-much');
  await chooseSize(person, 'Everything');
  await expect(heading).toHaveText('Delete everything');
  const wouldGo = await tally(person, 'What we hold about you today, and what would happen to it');
  expect(wouldGo.slice(0, 4)).toEqual([1, held['Channels'], held['Devices'], held['Notes in other systems']]);
  expect((wouldGo[4] ?? 0) + (wouldGo[5] ?? 0)).toBe(held['Conversations']);
  await look(person, 'erasure-new');
  await person.getByRole('link', { name: 'Continue' }).click();
  await expect(heading).toHaveText('This cannot be undone');
  await expect(part(person, 'Delete everything')).toContainText(`${wouldGo[6]} messages`);
  await look(person, 'erasure-sure');
  await person.getByRole('link', { name: 'I understand, continue' }).click();
  await expect(heading).toHaveText('Check what you are asking for');
  await look(person, 'erasure-check');
  await person.getByRole('button', { name: 'Ask us to delete everything' }).click();

  // The confirmation is a page of its own.
  await expect(heading).toHaveText('We have your request');
  const request = reference(person);
  await expect(person.getByText(request).first()).toBeVisible();
  await expect(person.getByText('Received', { exact: true })).toBeVisible();
  await look(person, 'request-received');
  const bookmark = person.url();
  await person.goto('/');
  await person.goto(bookmark);
  await expect(heading).toHaveText('We have your request');
  await person.goto('/me/requests');
  await expect(requestRow(person, request)).toContainText('Received');
  await look(person, 'requests');
  await person.goto('/me/requests/new/erasure/preview?size=everything');
  await expect(heading).toHaveText('You have already asked us');
  await look(person, 'erasure-already');

  // Nobody else's browser shows it.
  const stranger = await (await visit()).newPage();
  await stranger.goto(bookmark);
  await expectSignIn(stranger);

  // Staff see the same numbers, and approve.
  const desk = await asStaff('Ailsa Corrieweft');
  await expect(requestRow(desk, request)).toContainText('Anjali Raghunathan');
  await look(desk, 'queue-open');
  await openReview(desk, request);
  await expect(desk.getByText('rider-0451', { exact: true }).first()).toBeVisible();
  expect(await tally(desk, 'What goes')).toEqual(wouldGo);
  await look(desk, 'review');
  await desk.getByRole('button', { name: 'Approve, and delete everything' }).click();
  await expect(desk).toHaveURL(`/desk/requests/${request}`);
  await expect(desk.getByRole('heading', { name: 'Decision' })).toBeVisible();

  // It is carried out; the person, signing in again, reads that nothing is held.
  const went = desk.getByRole('table', { name: 'What went' });
  await expect.poll(async () => (await desk.reload()) && (await went.count()), { timeout: 30_000 }).toBe(1);
  const back = await asPerson('rider-0451');
  const now = back.getByRole('heading', { level: 1 });
  await expect(now).toHaveText('We hold nothing about you any more');
  await expect(back.getByText(/^Deleted on \w+day \d+ \w+ \d{4}\.$/)).toBeVisible();
  expect(await counted(back)).toEqual({
    'Your details': 0, 'What was noted about you': 0, Channels: 0, Devices: 0, 'Notes in other systems': 0, Conversations: 0, Messages: 0, Requests: 1,
  });
  await look(back, 'overview-erased');
  await back.goto('/me/profile');
  await expect(part(back, 'Your record')).toContainText('We keep no record of you.');
  await back.goto('/me/conversations');
  await expect(back.getByText('There are no conversations with you.')).toBeVisible();
  await back.goto('/me/export');
  await expect(now).toHaveText('There is nothing to copy');
  await expect(back.getByRole('link', { name: 'Download my copy' })).toHaveCount(0);
  await look(back, 'export-nothing');
  watching.expect(/404 .*\/me\/export\.json|status of 404.*\/me\/export\.json/);
  expect((await back.goto('/me/export.json'))?.status()).toBe(404);
  await back.goto('/me/requests/new/erasure');
  await expect(now).toHaveText('There is nothing to delete');

  // The request is what is left, with what was done.
  await back.goto(bookmark);
  await expect(part(back, 'What was done')).toContainText('Everything that we held about you has been deleted.');
  const [profile, channels, devices, systems, alone, shared, messages] = await tally(back, 'Records that were removed');
  expect([profile, channels, devices, systems, alone, shared, messages]).toEqual(wouldGo.slice(0, 7));
  await look(back, 'request-done');

  // The visit that was open all the while is over.
  await person.goto('/me');
  await expectSignIn(person);

  // Staff see it closed, with who and when, and no name.
  await desk.goto('/desk?view=closed');
  await expect(requestRow(desk, request)).toContainText('No name held');
  await expect(requestRow(desk, request)).toContainText('Done');
  await look(desk, 'queue-closed');
  await requestRow(desk, request).getByRole('link', { name: `Read ${request}` }).click();
  const facts = desk.getByRole('definition');
  await expect(facts.filter({ hasText: /^Approved: delete everything$/ })).toBeVisible();
  await expect(facts.filter({ hasText: 'Ailsa Corrieweft' })).toBeVisible();
  await expect(desk.getByRole('term').filter({ hasText: /^Done$/ })).toBeVisible();
  expect(await tally(desk, 'What went')).toEqual(await tally(back, 'Records that were removed'));
  await expect(desk.getByText('rider-0451')).toHaveCount(0);
  await look(desk, 'review-done');

  // What the others wrote is theirs.
  const friend = await asPerson('rider-0452');
  await friend.goto('/me/conversations');
  await friend.getByRole('listitem').filter({ hasText: 'Saturday, three bikes' }).getByRole('link').click();
  await expect(friend.getByText('I like this company.', { exact: true }).first()).toBeVisible();
  await expect(friend.getByText('Right, here is the plan')).toHaveCount(0);

  // The log tells every step, and holds.
  const { stdout } = await portal.run('audit', 'list', '--data', portal.data);
  const steps = stdout.split('\n').filter((line) => line.includes(request)).join('\n');
  for (const step of ['requestOpened', 'requestApproved', 'executionStarted', 'executionFinished']) {
    expect(steps).toContain(step);
  }
  expect(await portal.run('audit', 'verify', '--data', portal.data)).toMatchObject({ code: 0 });

  // And the command line finds nobody either.
  const copy = await portal.run('export', '--data', portal.data, '--app', LARKSPOKE, '--user', 'rider-0451');
  expect(copy).toMatchObject({ code: 1, stdout: '' });
});

test('asking twice makes one request', async ({ asPerson, look }) => {
  const page = await asPerson('kunde-9001');
  const other = await page.context().newPage();
  for (const tab of [page, other]) await tab.goto('/me/requests/new/erasure/check?size=everything');

  // Of two clicks the second cuts the first off; both are on their way.
  await page.getByRole('button', { name: 'Ask us to delete everything' }).dblclick();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('We have your request');
  const request = reference(page);

  await other.getByRole('button', { name: 'Ask us to delete everything' }).click();
  await expect(other).toHaveURL(`/me/requests/${request}`);
  await page.goto('/me/requests');
  await expect(page.getByText('1 request', { exact: true })).toBeVisible();
  await expect(requestRow(page, request)).toHaveCount(1);
  await look(page, 'requests-one');
});
