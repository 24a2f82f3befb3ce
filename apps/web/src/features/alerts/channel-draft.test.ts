import { describe, expect, it } from 'vitest';
import { channelGaps, channelInput, draftOf } from './channel-draft.js';

describe('the draft of a channel', () => {
  it('names what is missing, each type its own', () => {
    const blank = draftOf(null);
    expect(Object.keys(channelGaps(blank))).toEqual(['name', 'url']);
    const email = { ...blank, type: 'EMAIL', subjects: [] } as const;
    expect(Object.keys(channelGaps({ ...email, subjects: [] }))).toEqual([
      ...['name', 'subjects', 'mailboxId', 'recipients'],
    ]);
  });

  it('sends what its type needs and nothing of the other', () => {
    const draft = {
      ...draftOf(null),
      name: ' On call ',
      url: 'https://left.over/',
      mailboxId: 'm',
      recipients: 'ana@contoso.com, ben@contoso.com\n\n otto@contoso.com ',
    };
    expect(channelInput({ ...draft, type: 'EMAIL' })).toEqual({
      type: 'EMAIL',
      name: 'On call',
      enabled: true,
      minimumSeverity: 'INFO',
      subjects: ['INCIDENTS', 'RECOVERIES', 'EXPIRATIONS', 'ACCESS'],
      mailboxId: 'm',
      recipients: ['ana@contoso.com', 'ben@contoso.com', 'otto@contoso.com'],
    });
    expect(channelInput(draft)).toMatchObject({ type: 'WEBHOOK', url: 'https://left.over/' });
    expect(channelInput(draft)).not.toHaveProperty('recipients');
  });
});
