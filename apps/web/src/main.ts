import ui from '@nuxt/ui/vue-plugin';
import { DefaultApolloClient } from '@vue/apollo-composable';
import { createApp } from 'vue';
import { createApollo } from './apollo.js';
import App from './App.vue';
import { askForProof } from './features/access/proof.js';
import { i18n, loadMessages } from './i18n.js';
import { startColorMode } from './lib/color-mode.js';
import './main.css';
import { createAppRouter } from './router.js';

startColorMode();

const client = createApollo({
  onProofNeeded: askForProof,
  // A fresh start: nothing of the former session stays on the page.
  onSignedOut: () => {
    if (location.pathname === '/login') return;
    const next = encodeURIComponent(`${location.pathname}${location.search}`);
    location.assign(`/login?next=${next}`);
  },
});
const router = createAppRouter(client);
router.beforeResolve(async ({ meta }) => {
  if (!meta.first) await loadMessages();
});

createApp(App).provide(DefaultApolloClient, client).use(router).use(i18n).use(ui).mount('#app');
