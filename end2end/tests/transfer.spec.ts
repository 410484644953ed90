// A copy goes to somebody whom the person names, by an address and numbers that are told apart.

import { readFile } from 'node:fs/promises';

import { type Page, expect, test } from '../fixtures/index.ts';
import { part, reference } from '../fixtures/pages.ts';
import { tried } from '../fixtures/tried.ts';

const RECIPIENT = 'Fenland Mobility';
const OVER = /404 .*\/fetch\/|status of 404.*\/fetch\//;

/** Names the recipient, checks, asks. */
async function ask(person: Page, recipient: string): Promise<string> {
  await person.goto('/me/requests/new/transfer');
  await person.getByLabel('Name of the business or person').fill(recipient);
  await person.getByRole('button', { name: 'Go on to the check' }).click();
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Check who gets your copy');
  await expect(part(person, 'What you ask for')).toContainText(recipient);
  await person.getByRole('button', { name: 'Ask us to send them my copy' }).click();
  await expect(part(person, 'The copy')).toContainText(recipient);
  return reference(person);
}

async function approve(desk: Page, request: string): Promise<void> {
  await desk.goto(`/desk/requests/${request}`);
  await expect(part(desk, 'The copy')).toContainText(RECIPIENT);
  await desk.locator('form[action="/api/approve_request"]').getByRole('button').click();
  await expect(desk.getByRole('link', { name: 'Go to the one-time address' })).toBeVisible();
}

/** What stands on the page that answers the press. */
async function make(page: Page): Promise<{ address: string; numbers: string }> {
  await page.getByRole('button', { name: 'Make a one-time address' }).click();
  const told = part(page, 'Pass these on now');
  await expect(told).toContainText('Shown this once');
  const address = (await told.getByText('/fetch/').textContent()) ?? '';
  const numbers = (await told.locator('strong').textContent()) ?? '';
  expect(numbers).toMatch(/^(\d{3} ){5}\d{3}$/);
  return { address, numbers };
}

test('a person has their copy sent, its recipient fetches it once, and both sides see when', async ({ asPerson, asStaff, visit, portal, look, watching }, info) => {
  watching.expect(OVER);
  const person = await asPerson('rider-0453');
  const request = await ask(person, RECIPIENT);
  await look(person, 'transfer-asked');
  await tried(person, '/me/requests/{reference}');
  const desk = await asStaff('Ailsa Corrieweft');
  await approve(desk, request);
  await look(desk, 'transfer-approved');

  await person.reload();
  await person.getByRole('link', { name: 'Go to the one-time address' }).click();
  await look(person, 'transfer-address');
  await tried(person, '/me/requests/{reference}/address');
  const { address, numbers } = await make(person);
  await look(person, 'transfer-address-made');

  const recipient = await (await visit()).newPage();
  await recipient.goto(address);
  await expect(recipient.getByRole('heading', { level: 1 })).toHaveText('A signed copy from Larkspoke Cycle Hire');
  await expect(recipient.getByRole('main')).not.toContainText('rider-0453');
  await look(recipient, 'fetch');
  await tried(recipient, '/fetch/{address}');
  const field = recipient.getByLabel('The numbers that you were told');
  await field.fill(numbers.replace(/^./, (digit) => (digit === '0' ? '1' : '0')));
  await recipient.getByRole('button', { name: 'Fetch the copy' }).click();
  await expect(recipient.getByRole('alert')).toContainText('These are not the numbers');
  await expect(field).toHaveAccessibleDescription(/4 tries/);
  await look(recipient, 'fetch-wrong');

  await field.fill(numbers);
  const coming = recipient.waitForEvent('download');
  await recipient.getByRole('button', { name: 'Fetch the copy' }).click();
  const file = info.outputPath('copy.json');
  await (await coming).saveAs(file);
  expect(JSON.parse(await readFile(file, 'utf8')).user.externalId).toBe('rider-0453');
  expect(await portal.run('verify', file)).toMatchObject({ code: 0 });

  // Once.
  await recipient.goto(address);
  await expect(recipient.getByRole('heading', { level: 1 })).toHaveText('There is nothing to fetch here');
  await look(recipient, 'fetch-over');
  await person.goto(`/me/requests/${request}/address`);
  await expect(part(person, 'Where it stands')).toContainText('The copy was fetched whole on');
  await desk.goto(`/desk/requests/${request}/address`);
  await expect(part(desk, 'Where it stands')).toContainText('The copy was fetched whole on');
  await look(desk, 'transfer-done');
  await tried(desk, '/desk/requests/{reference}/address');
  const { stdout } = await portal.run('audit', 'list', '--data', portal.data);
  const steps = stdout.split('\n').filter((line) => line.includes(request)).join('\n');
  for (const step of ['addressMade', 'addressRefused', 'addressUsed', 'copyDelivered']) {
    expect(steps).toContain(step);
  }
});

test('all of it goes by the keyboard alone', async ({ asPerson }) => {
  const person = await asPerson('rider-1999');
  await person.goto('/me/requests/new/transfer');
  const press = async (name: string) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await person.keyboard.press('Tab');
      const here = await person.evaluate(() => {
        const at = document.activeElement as HTMLElement | null;
        return at?.id || at?.textContent?.trim() || '';
      });
      if (here === name) return;
    }
    throw new Error(`the keyboard does not come to ${name}`);
  };
  await press('recipient');
  // What is no name comes back, and the keyboard is led to the field.
  await person.keyboard.press('Enter');
  await expect(person.getByRole('alert')).toBeVisible();
  await person.getByRole('alert').getByRole('link').focus();
  await person.keyboard.press('Enter');
  await press('recipient');
  await person.keyboard.type('Kelp and Daughters');
  await person.keyboard.press('Enter');
  await expect(person.getByRole('heading', { level: 1 })).toHaveText('Check who gets your copy');
  await press('Ask us to send them my copy');
  await person.keyboard.press('Enter');
  await expect(part(person, 'The copy')).toContainText('Kelp and Daughters');
  await press('Take the request back');
  await person.keyboard.press('Enter');
  await expect(part(person, 'The copy')).toContainText('Kelp and Daughters');
  await expect(person.getByRole('button', { name: 'Take the request back' })).toHaveCount(0);
});
