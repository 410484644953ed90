import { readFileSync, writeFileSync } from 'node:fs';

import { type Page, expect, test } from '../fixtures/index.ts';
import { counted } from '../fixtures/pages.ts';
import { againstTheSchema, copyIn } from '../fixtures/taken.ts';

test('a copy holds everything, checks out, and shows when it was touched', async ({ asPerson, portal, look }, info) => {
  const page = await asPerson('kunde-2041');
  const held = await counted(page);
  await page.getByRole('link', { name: 'Copy', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Take a copy');
  await expect(page.getByRole('row', { name: 'Messages' })).toContainText(String(held['Messages']));
  await look(page, 'export');

  const { path, name } = await download(page, info.outputPath('copy.json'));
  expect(name).toMatch(/^my-data-\d{4}-\d\d-\d\d\.json$/);
  await expect(page.getByText(`rightsdesk verify ${name}`)).toBeVisible();

  const bytes = readFileSync(path);
  const copy = JSON.parse(bytes.toString('utf8')) as Copy;
  expect(Object.keys(copy)).toEqual([
    'format', 'controller', 'notice', 'user', 'clients', 'devices', 'businessSystems', 'conversations', 'requests', 'accessLog', 'integrity',
  ]);
  expect(copy.format).toBe('rightsdesk.export/1');
  expect(copy.user.externalId).toBe('kunde-2041');
  expect(copy.clients).toHaveLength(held['Channels'] ?? -1);
  expect(copy.devices).toHaveLength(held['Devices'] ?? -1);
  expect(copy.businessSystems).toHaveLength(held['Notes in other systems'] ?? -1);
  expect(copy.conversations).toHaveLength(held['Conversations'] ?? -1);
  expect(copy.conversations.flatMap((conversation) => conversation.messages)).toHaveLength(held['Messages'] ?? -1);

  // Every copy is held against its schema (fixtures/watching.ts); the control is one with a member less.
  expect(againstTheSchema(bytes)).toEqual([]);
  const { notice: _, ...less } = copy;
  expect(againstTheSchema(JSON.stringify(less)).join()).toContain("must have required property 'notice'");

  const intact = await portal.run('verify', path);
  expect(intact, intact.stderr).toMatchObject({ code: 0 });

  const middle = bytes.indexOf('"conversations"') + 400;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  const touched = info.outputPath('touched.json');
  writeFileSync(touched, bytes);
  expect(await portal.run('verify', touched)).toMatchObject({ code: 1, stderr: expect.stringContaining('touched.json') });
});

test('the portal’s published key is the one that signed', async ({ asPerson, portal, page }, info) => {
  const person = await asPerson('kunde-4902');
  await person.goto('/me/export');
  const { path } = await download(person, info.outputPath('copy.json'));
  await person.getByRole('link', { name: '/.well-known/rightsdesk-keys.json' }).click();
  const { keys } = JSON.parse(await person.getByText('"keys"').innerText()) as { keys: { x: string }[] };
  const key = keys[0]?.x ?? '';
  expect(await portal.run('verify', path, '--key', key)).toMatchObject({ code: 0 });

  const other = `${key.startsWith('A') ? 'B' : 'A'}${key.slice(1)}`;
  expect((await portal.run('verify', path, '--key', other)).code).toBeGreaterThan(0);
  await page.goto('/.well-known/rightsdesk-keys.json');
  await expect(page.getByText(key)).toBeVisible();
});

test('a package comes by a plain link, and the copy in it checks out', async ({ asPerson, portal }, info) => {
  const page = await asPerson('kunde-2041');
  await page.goto('/me/export');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download the package' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^my-data-\d{4}-\d\d-\d\d\.zip$/);
  const zip = info.outputPath('copy.zip');
  await saved.saveAs(zip);
  const copy = info.outputPath('export.json');
  writeFileSync(copy, copyIn(zip));
  expect(await portal.run('verify', copy)).toMatchObject({ code: 0 });
});

test('a copy gives nobody else away', async ({ asPerson }, info) => {
  const page = await asPerson('passenger-28155');
  await page.goto('/me/export');
  const { path } = await download(page, info.outputPath('copy.json'));
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('passenger-28155');
  expect(text).toMatch(/"other_[a-z]{16}"/);
  for (const theirs of ['passenger-33820', 'Strømnes', 'ingvild.s@', '6ade9abec242c0a64156744d', 'passenger-20417', 'Okonjo', '6a134e5dd46cf80ad5612c3e']) {
    expect(text, theirs).not.toContain(theirs);
  }
});

interface Copy {
  format: string;
  notice: unknown[];
  user: { externalId: string };
  clients: unknown[];
  devices: unknown[];
  businessSystems: unknown[];
  conversations: { messages: unknown[] }[];
}

/** Presses the link, whoever answers it: the browser, or the island. */
async function download(page: Page, path: string): Promise<{ path: string; name: string }> {
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download my copy' }).click(),
  ]);
  await saved.saveAs(path);
  return { path, name: saved.suggestedFilename() };
}

