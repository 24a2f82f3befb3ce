export default {
  trouble: {
    title: 'Alerts to {name} have not arrived since {when}',
    here: 'Alerts have not arrived since {when}:',
    open: 'Open alerts',
  },
};
