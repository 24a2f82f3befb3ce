export default {
  notFound: {
    title: 'Page not found',
    text: 'This address leads nowhere. It may have been mistyped.',
    home: 'Go to Home',
  },
  about: 'About',
  version: 'Version',
  address: 'Address',
};
