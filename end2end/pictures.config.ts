// Pictures of every page, compared. `scripts/test/pictures.sh` builds what is photographed; further words go to
// Playwright.

import { defineConfig } from '@playwright/test';

import { chromium, still } from './fixtures/environment.ts';

still();

export default defineConfig({
  testDir: 'pictures',
  outputDir: 'test-results/pictures',
  snapshotPathTemplate: 'pictures/references/{arg}{ext}',
  updateSnapshots: 'none',
  reporter: 'list',
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  // Each worker has a portal of its own; who is signed in there is seen on pages.
  workers: 2,
  timeout: 60_000,
  use: {
    launchOptions: {
      executablePath: chromium(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-lcd-text',
        '--disable-background-networking',
        '--disable-component-update',
        '--font-render-hinting=none',
        '--force-color-profile=srgb',
        '--no-first-run',
      ],
    },
  },
});
