export default {
  title: 'In the portal of {provider}',
  titleGeneric: 'At your provider',
  lead: 'One trip is enough: paste these values there, bring the marked ones back.',
  open: 'Open this page',
  bringBack: 'Bring back',
  fillFirst: 'Fill in {field} first',
  placeholder: {
    redirectUri: 'the Redirect URI',
    tenant: 'Tenant',
    clientId: 'Client ID',
    name: 'Name',
    adminConsentUrl: 'and save the form',
  },
};
