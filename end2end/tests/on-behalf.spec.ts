// Somebody cannot come here: staff put the request for them, take the copy and hand it over.

import { readFile } from 'node:fs/promises';

import { expect, ownPortal, test } from '../fixtures/index.ts';
import { approve, part, pick, reference, requestRow } from '../fixtures/pages.ts';
import { tried } from '../fixtures/tried.ts';

test.use(ownPortal());

const YESTERDAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const SAID = 'She rang us from the number that we know & asked for “everything, on paper”.';

test('staff put a request for somebody, take the copy and hand it over, and the person reads all of it', async ({ asPerson, asStaff, portal, look }, info) => {
  test.slow();
  const desk = await asStaff('Ailsa Corrieweft');
  const heading = desk.getByRole('heading', { level: 1 });
  await desk.getByRole('link', { name: 'Put a request for somebody' }).click();
  await expect(heading).toHaveText('Put a request for somebody');
  await look(desk, 'new-for');

  // Whoever is not held comes back as it was entered.
  const id = desk.getByRole('textbox', { name: 'Your id for the person' });
  const words = desk.getByRole('textbox', { name: 'What they said, and how you know that it is them' });
  const copy = desk.getByRole('radio', { name: /A copy, made for them$/ });
  await id.fill('rider-nobody-knows');
  await pick(copy);
  await pick(desk.getByRole('radio', { name: 'By telephone' }));
  await desk.getByLabel('When did it reach you?').fill(YESTERDAY);
  await words.fill(SAID);
  await desk.getByRole('button', { name: 'Put the request for them' }).click();
  const alert = desk.getByRole('alert');
  await expect(alert).toContainText('Nobody with this id is held at this business');
  await expect(desk).not.toHaveURL(/nobody-knows/);
  await expect(words).toHaveValue(SAID);
  await expect(copy).toBeChecked();
  await look(desk, 'new-for-nobody');
  await alert.getByRole('link').click();
  await expect(id).toBeFocused();
  await expect(id).toHaveValue('rider-nobody-knows');
  await id.fill('rider-6006');
  await desk.getByRole('button', { name: 'Put the request for them' }).click();
  await expect(desk).toHaveURL(/\/desk\/requests\/[0-9A-Z-]{14}$/);
  const request = reference(desk);
  await expect(part(desk, 'The copy')).toContainText('Approve the request to take the copy.');
  await look(desk, 'review-put');
  await desk.goto('/desk');
  await expect(requestRow(desk, request)).toContainText('put by staff');

  // The person reads that it was put for them, and in what words.
  const person = await asPerson('rider-6006');
  await person.goto(`/me/requests/${request}`);
  await expect(person.getByText('Our staff sent it for you, as you had asked us elsewhere.')).toBeVisible();
  await expect(part(person, 'The copy')).toContainText('Once this is approved, our staff hand you a copy');
  await expect(part(person, 'What happened so far')).toContainText('Our staff sent the request for you');
  await expect(person.getByText(SAID)).toBeVisible();
  await expect(person.getByText('Ailsa Corrieweft')).toHaveCount(0);
  await look(person, 'request-put');

  // Nothing is taken before it is approved.
  await desk.goto(`/desk/requests/${request}/copy`);
  await expect(desk.getByText('The request is not decided yet. Approve it first.')).toBeVisible();
  await expect(desk.getByRole('link', { name: 'Download the signed copy' })).toHaveCount(0);
  await look(desk, 'hand-out-waiting');
  await desk.goto(`/desk/requests/${request}`);
  await approve(desk);
  await desk.getByRole('link', { name: 'Take the copy and hand it over' }).click();
  await expect(heading).toHaveText('Hand a copy over');
  await look(desk, 'hand-out');
  await tried(desk, '/desk/requests/{reference}/copy');
  const coming = desk.waitForEvent('download');
  await desk.getByRole('link', { name: 'Download the signed copy' }).click();
  const file = info.outputPath('copy.json');
  await (await coming).saveAs(file);
  expect(JSON.parse(await readFile(file, 'utf8')).user.externalId).toBe('rider-6006');
  expect(await portal.run('verify', file)).toMatchObject({ code: 0 });

  // Handed over how? The browser asks first, and where it does not, the portal does.
  const done = desk.getByRole('button', { name: 'I have handed it over' });
  await done.evaluate((button) => ((button as HTMLButtonElement).formNoValidate = true));
  await done.click();
  await expect(desk.getByText('Choose how you handed it over.')).toBeVisible();
  await look(desk, 'hand-out-how-missing');
  await pick(desk.getByRole('radio', { name: 'By post' }));
  await desk.getByRole('button', { name: 'I have handed it over' }).click();
  await expect(desk.getByText(/^The copy was handed over on/)).toBeVisible();
  await look(desk, 'hand-out-done');

  await person.reload();
  await expect(part(person, 'The copy')).toContainText('Our staff have handed the copy over to you.');
  await expect(part(person, 'The copy')).toContainText('By post');
  await look(person, 'request-handed-over');
  const { stdout } = await portal.run('audit', 'list', '--data', portal.data);
  const steps = stdout.split('\n').filter((line) => line.includes(request)).join('\n');
  for (const step of ['requestOpenedFor', 'requestApproved', 'copyDelivered']) expect(steps).toContain(step);
});

test('what staff put can be taken back by whoever it is about', async ({ asPerson, asStaff }) => {
  const desk = await asStaff('Henrike Aldenbrook');
  await desk.goto('/desk/requests/new');
  await desk.getByRole('textbox', { name: 'Your id for the person' }).fill('kunde-2999');
  await pick(desk.locator('input[name="ask"][value="erasure everything"]'));
  await pick(desk.getByRole('radio', { name: 'By letter' }));
  await desk.getByLabel('When did it reach you?').fill(YESTERDAY);
  await desk.getByRole('textbox', { name: /^What they said/ }).fill('A letter, without a signature.');
  await desk.getByRole('button', { name: 'Put the request for them' }).click();
  await expect(desk).toHaveURL(/\/desk\/requests\/[0-9A-Z-]{14}$/);
  const request = reference(desk);
  const person = await asPerson('kunde-2999');
  await person.goto(`/me/requests/${request}`);
  await person.getByRole('button', { name: 'Take the request back' }).click();
  await expect(person.getByText('You took this request back. Nothing was changed')).toBeVisible();
  await desk.reload();
  await expect(desk.getByText('The person took the request back before anyone decided.')).toBeVisible();
});
