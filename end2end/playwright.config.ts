// The whole portal in a browser. `scripts/test/browser.sh` says where the program and the browser are; further words go
// to Playwright. Each worker has a portal of its own (fixtures/portal.ts); every page that a test comes to is looked at
// (fixtures/look.ts), and leaves its pictures in target/screens where RIGHTSDESK_SCREENS=1.

import { defineConfig } from '@playwright/test';

import { binary, chromium } from './fixtures/environment.ts';
import { withAndWithoutJavaScript } from './fixtures/twice.ts';

binary();

const ci = Boolean(process.env['CI']);

export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  reporter: 'list',
  globalTeardown: './fixtures/documents.ts',
  fullyParallel: true,
  forbidOnly: ci,
  // Not even one: what fails now and then fails.
  retries: 0,
  workers: 2,
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    locale: 'en-GB',
    timezoneId: 'UTC',
    viewport: { width: 1280, height: 800 },
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    trace: ci ? 'retain-on-failure' : 'off',
    launchOptions: {
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
  projects: withAndWithoutJavaScript({}),
});
