import { expect, test } from '../fixtures/index.ts';
import { part } from '../fixtures/pages.ts';
import { tried } from '../fixtures/tried.ts';

test('staff read what people read about their business, and which fields nobody described', async ({ asStaff, look, watching }) => {
  const desk = await asStaff('Ailsa Corrieweft');
  await desk.getByRole('link', { name: 'Businesses', exact: true }).click();
  const list = part(desk, 'Within your reach').getByRole('listitem');
  await expect(list).toHaveText(['Larkspoke Cycle Hire']);
  await look(desk, 'businesses');
  await list.getByRole('link').click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('What people read about the business');
  await expect(desk.getByText('Larkspoke Cycle Hire', { exact: true }).first()).toBeVisible();
  await expect(part(desk, 'Who answers for it')).toBeVisible();
  await expect(part(desk, 'Fields that nobody described')).toBeVisible();
  await look(desk, 'business');
  const own = desk.url();

  const group = await asStaff('Oddny Marrowick');
  await group.goto('/desk/apps');
  await expect(part(group, 'Within your reach').getByRole('listitem')).toHaveCount(3);
  await look(group, 'businesses-of-a-group');

  // Another business's is not there.
  const other = await asStaff('Henrike Aldenbrook');
  watching.expect(/404 .*\/desk\/apps\/|status of 404.*\/desk\/apps\//);
  expect((await other.goto(own))?.status()).toBe(404);
});

test('staff change what people read about their business, and nobody else does', async ({ asStaff, asPerson, look, watching }) => {
  const desk = await asStaff('Ailsa Corrieweft');
  await desk.getByRole('link', { name: 'Businesses', exact: true }).click();
  await part(desk, 'Within your reach').getByRole('link').click();
  await part(desk, 'Change it').getByRole('link', { name: 'Data protection officer' }).click();
  await expect(desk.getByRole('heading', { level: 1 })).toHaveText('Change what people read');
  const form = desk.url();
  await tried(desk, '/desk/apps/{app}/facts');
  const name = desk.getByRole('textbox', { name: 'Name' });
  const phone = desk.getByRole('textbox', { name: 'Telephone' });
  const before = [await name.inputValue(), await phone.inputValue()];

  // What breaks a rule comes back, with a link to its field, and nothing is lost.
  await name.fill('Morwenna <Tressick>');
  await phone.fill('22 00 00 00');
  await desk.getByRole('button', { name: 'Save' }).click();
  const alert = desk.getByRole('alert');
  await expect(alert).toContainText('Nothing is saved yet.');
  await look(desk, 'facts-fault');
  await alert.getByRole('link').click();
  await expect(phone).toBeFocused();
  await expect(phone).toHaveValue('22 00 00 00');
  await expect(name).toHaveValue('Morwenna <Tressick>');
  await phone.fill('+47 22 00 00 00');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByRole('alert')).toContainText('Saved.');
  await expect(part(desk, 'Who answers for it')).toContainText('Morwenna <Tressick>');
  await look(desk, 'facts-saved');

  const person = await asPerson('rider-1999');
  await person.goto('/me');
  await expect(part(person, 'Who answers for it')).toContainText('Morwenna <Tressick>');

  // A kind of data has a field for each language.
  await part(desk, 'Change it').getByRole('link').nth(3).click();
  await expect(desk.getByRole('textbox')).toHaveCount(12);
  await look(desk, 'facts-of-data');

  // As it was, for whoever looks next.
  await desk.goto(form);
  await name.fill(before[0] ?? '');
  await phone.fill(before[1] ?? '');
  await desk.getByRole('button', { name: 'Save' }).click();
  await expect(desk.getByRole('alert')).toContainText('Saved.');

  const other = await asStaff('Henrike Aldenbrook');
  watching.expect(/404 .*\/desk\/apps\/|status of 404.*\/desk\/apps\//);
  expect((await other.goto(form))?.status()).toBe(404);
});

// It is not deleted here: others look at it. What is, is a business of app-deletion.spec.ts's own.
test('staff of a group are told what goes with a business, and its name is asked for', async ({ asStaff, look, watching }) => {
  const group = await asStaff('Oddny Marrowick');
  await group.goto('/desk/apps');
  await part(group, 'Within your reach').getByRole('link').first().click();
  await part(group, 'End of the business here').getByRole('link', { name: 'Delete this business' }).click();
  await expect(group.getByRole('heading', { level: 1 })).toHaveText('Delete this business');
  await expect(part(group, 'What goes').getByRole('row')).toHaveCount(9);
  await look(group, 'delete-app');
  await tried(group, '/desk/apps/{app}/delete');
  await group.getByRole('link', { name: 'Go on' }).click();
  await expect(group.getByRole('heading', { level: 1 })).toHaveText('Delete it for good?');
  await look(group, 'delete-app-check');
  await tried(group, '/desk/apps/{app}/delete/check');
  await group.getByRole('textbox', { name: 'Type the name of the business, or its id' }).fill('Another');
  await group.getByRole('button', { name: 'Delete the business and everything of everybody' }).click();
  await expect(group.getByRole('alert')).toContainText('neither the name of the business nor its id');
  await group.getByRole('alert').getByRole('link').click();
  await expect(group.getByRole('textbox')).toBeFocused();
  await group.goto(group.url().replace(/\/delete\/check.*$/, '/deletion'));
  await expect(group.getByText('Nobody wants this business to be deleted.')).toBeVisible();
  await look(group, 'deletion-unwanted');
  await tried(group, '/desk/apps/{app}/deletion');

  // Its own staff find no way there.
  const own = await asStaff('Ailsa Corrieweft');
  await own.goto('/desk/apps');
  await part(own, 'Within your reach').getByRole('link').click();
  await expect(own.getByRole('link', { name: 'Delete this business' })).toHaveCount(0);
  watching.expect(/404 .*\/desk\/apps\/|status of 404.*\/desk\/apps\//);
  expect((await own.goto(`${own.url()}/delete`))?.status()).toBe(404);
});
