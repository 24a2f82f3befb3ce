import { writeFileSync } from 'node:fs';
import { catalogue } from '@mailkey/server/features/diagnoses/catalogue';
import { cataloguePage } from '@mailkey/server/features/diagnoses/catalogue-page';

// From the built server: run it after `npm run build`. A test compares the page with the rules.
writeFileSync(new URL('../docs/diagnoses.md', import.meta.url), cataloguePage(catalogue()));
