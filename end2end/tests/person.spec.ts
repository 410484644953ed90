import { expect, test } from '../fixtures/index.ts';
import { counted, part } from '../fixtures/pages.ts';

test('a person reads everything that is held about them', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-20417');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toHaveText('Everything we hold about you');
  await expect(page).toHaveTitle('Overview · Rightsdesk');
  const held = await counted(page);
  expect(held).toEqual({
    'Your details': 3, // with what became one with them, and a no to marketing
    'What was noted about you': 3,
    Channels: 4,
    Devices: 2,
    'Notes in other systems': 4,
    Conversations: 3,
    Messages: 136,
    Requests: 0,
  });
  await look(page, 'overview');

  await page.getByRole('link', { name: 'See details' }).click();
  await expect(heading).toHaveText('What we know you by');
  await expect(part(page, 'Your record')).toContainText('maren.okonjo@example.com');
  const notes = part(page, 'What was noted');
  await expect(notes.getByRole('term').filter({ hasText: 'loyaltyTier' })).toBeVisible();
  await expect(notes.getByRole('definition').filter({ hasText: 'silver' })).toBeVisible();
  const merged = part(page, 'Records that became one');
  await expect(merged).toContainText('Somebody who was known already signed in to the chat.');
  await expect(merged.getByRole('definition').filter({ hasText: '6a51c0f7b93e2d8846a7f10b' })).toBeVisible();
  await merged.getByText('Record that went into it: ').click();
  await expect(merged.getByRole('definition').filter({ hasText: 'nb-NO' })).toBeVisible();
  const marketing = part(page, 'Marketing');
  await expect(marketing).toContainText(/You said no on \d+ \w+ \d{4}\./);
  await expect(marketing).toContainText('“newsletter footer”');
  await look(page, 'profile');

  await page.getByRole('link', { name: 'Channels', exact: true }).click();
  await expect(heading).toHaveText('How we reach you, and what that tells us');
  for (const channel of ['Messenger', 'Chat in our app or on our site', 'WhatsApp', 'Text messages']) {
    await expect(part(page, channel)).toBeVisible();
  }
  await expect(part(page, 'WhatsApp')).toContainText('+447700900417');
  await expect(part(page, 'Text messages')).toContainText('DULUTH');
  await expect(part(page, 'A browser')).toContainText('Choose a seat');
  await expect(part(page, 'An Android phone or tablet')).toContainText('Pixel 8');
  await expect(part(page, 'Help desk')).toContainText('48120');
  await look(page, 'channels');

  await page.getByRole('link', { name: 'Conversations', exact: true }).click();
  await expect(heading).toHaveText('What you and we have said');
  const conversations = part(page, 'Conversations')
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: /^Read/ }) });
  await expect(conversations).toHaveCount(held['Conversations'] ?? 0);
  await expect(conversations.filter({ hasText: 'Cabin 212 group' })).toContainText('21 messages');
  await look(page, 'conversations');

  await conversations.filter({ hasText: 'Your conversation with us' }).getByRole('link', { name: /^Read/ }).click();
  await expect(heading).toHaveText('Your conversation with us');
  const said = page.getByRole('region', { name: 'Messages' });
  await expect(said.getByText('The 18:40 to Tarrow was cancelled, can I get a refund?', { exact: true }).first()).toBeVisible();
  await expect(said.getByText('A form with 3 questions.')).toBeVisible();
  const answers = said.getByRole('article').filter({ hasText: 'The answers to a form.' });
  await expect(answers.getByRole('definition').filter({ hasText: /^HL-7731$/ })).toBeVisible();
  await expect(said.getByRole('link', { name: 'ticket.jpg' })).toHaveAttribute('href', /^https:\/\/media\.example\.com\//);
  await expect(said.getByText('picture, 184 kB')).toBeVisible();
  await expect(said.getByText('Quay 3, 3 Quay Road')).toBeVisible();
  await expect(said.getByRole('link', { name: 'refund-HL-7731.pdf' })).toBeVisible();
  await expect(said.getByText('document, 52 kB')).toBeVisible();
  await expect(said.getByText('Shown as cards to swipe.').last()).toBeVisible();
  await expect(said.getByRole('heading', { name: 'Morning sailing' })).toBeVisible();
  await expect(said.getByText('Shown as a list.').last()).toBeVisible();
  await expect(said.getByText('Buy · 12.50 NOK')).toBeVisible();
  await expect(said.getByRole('article').filter({ hasText: 'This case was closed.' }).last()).toBeVisible();

  const refund = said.getByRole('article').filter({ hasText: 'Your refund letter' });
  const behind = refund.getByRole('group');
  await behind.getByText(/^Also stored: \d+ values$/).click();
  await expect(behind.getByRole('row', { name: 'metadata.case R-118' })).toBeVisible();
  await look(page, 'conversation');
});

test('the others in a conversation keep their names to themselves', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-20417');
  await page.goto('/me/conversations');
  await page.getByRole('listitem').filter({ hasText: 'Cabin 212 group' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Cabin 212 group');
  await expect(page.getByText('We keep the others’ names from you, as we keep yours from them.')).toBeVisible();
  const others = page.getByText(/^Another participant [A-Z]{4}$/);
  await expect(others.first()).toBeVisible();
  expect(new Set(await others.allTextContents()).size).toBe(2);
  await expect(page.getByText('In answer to you')).toBeVisible();
  await expect(page.getByText('This message was deleted. Only its time and its place are left.')).toBeVisible();

  const source = await page.content();
  for (const theirs of ['passenger-33820', 'Strømnes', 'ingvild.s@', '6ade9abec242c0a64156744d', 'passenger-28155', 'van der Lindt']) {
    expect(source, theirs).not.toContain(theirs);
  }
  await look(page, 'conversation-shared');
});

test('a long conversation is read a page at a time, there and back', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-10001');
  await page.getByRole('link', { name: 'Read conversations' }).click();
  await page.getByRole('link', { name: /^Read From/ }).click();
  const talk = page.getByRole('region', { name: 'Messages' });
  const said = talk.getByRole('article');
  const pager = page.getByRole('navigation', { name: 'Pages of this conversation' });
  const earlier = pager.getByRole('link', { name: 'Earlier messages' });
  const later = pager.getByRole('link', { name: 'Later messages' });
  /** Which messages stand here, by their ids. */
  const here = () => talk.getByRole('row', { name: /^id /, includeHidden: true }).allTextContents();

  await expect(said).toHaveCount(50);
  await expect(later).toHaveCount(0);
  const newest = await here();
  expect(new Set(newest).size).toBe(50);
  await earlier.click();
  await expect(later).toBeVisible();
  const before = await here();
  expect(before).toHaveLength(50);
  expect(before.filter((message) => newest.includes(message))).toEqual([]);
  await look(page, 'conversation-long');
  await earlier.click();
  await expect(page).toHaveURL(/before=/);
  await expect.poll(here).not.toEqual(before);
  await later.click();
  await expect.poll(here).toEqual(before);
  await later.click();
  await expect.poll(here).toEqual(newest);
  await expect(later).toHaveCount(0);
});

test('who has no conversation is told so', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-40404');
  expect(await counted(page)).toMatchObject({ Channels: 1, Conversations: 0, Messages: 0 });
  await page.goto('/me/conversations');
  await expect(page.getByText('There are no conversations with you.')).toBeVisible();
  await look(page, 'conversations-none');
});

test('who is nothing but an id sees that', async ({ asPerson, look }) => {
  const page = await asPerson('passenger-72046');
  expect(await counted(page)).toMatchObject({ 'Your details': 1, Channels: 0, Devices: 0 });
  await look(page, 'overview-sparse');
  await page.goto('/me/channels');
  await expect(page.getByText('There is no channel over which we reach you.')).toBeVisible();
  await look(page, 'channels-none');
  await page.goto('/me/profile');
  await expect(page.getByText('Nothing was noted about you.')).toBeVisible();
  await page.goto('/me/requests');
  await expect(page.getByText('You have not asked us for anything here')).toBeVisible();
  await look(page, 'requests-none');
});

for (const path of ['/me', '/me/conversations', '/me/export', '/me/requests', '/demo', '/sign-in']) {
  test(`${path}: the keyboard comes to the page past what stands above it`, async ({ asPerson }) => {
    const page = await asPerson('rider-1999');
    await page.goto(path);
    const skip = page.getByRole('link', { name: 'Skip to the page' });
    await expect(skip).not.toBeInViewport();
    await page.keyboard.press('Tab');
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    const main = page.getByRole('main');
    await expect(main).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await main.evaluate((element) => element !== document.activeElement && element.contains(document.activeElement))).toBe(true);
  });
}
