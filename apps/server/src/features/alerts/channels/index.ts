import type { AlertChannelType } from '../channel.js';
import { createEmailSender } from './email.flow.js';
import type { SendAlert, SenderTools } from './sender.js';
import { createWebhookSender } from './webhook.http.js';

/** The ways to tell somebody; a new one is a file beside these and a line here. */
const senders: Record<AlertChannelType, (tools: SenderTools) => SendAlert> = {
  WEBHOOK: createWebhookSender,
  EMAIL: createEmailSender,
};

/** Sends by the way of its channel. */
export function createSend(tools: SenderTools): SendAlert {
  return (outgoing) => senders[outgoing.channel.type](tools)(outgoing);
}
