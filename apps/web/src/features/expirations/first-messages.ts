export default {
  next: 'Ends next',
  nothingNext: 'Nothing is known to end.',
  all: 'Open the calendar',
  when: {
    today: 'today',
    ends: 'today | tomorrow | in {count} days',
    ended: 'today | yesterday | {count} days ago',
    endedToday: 'earlier today',
  },
  urgency: { ended: 'Ended', now: 'Act now', soon: 'Soon', later: 'Later' },
};
