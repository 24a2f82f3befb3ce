import { json, type TokenEndpoint } from '../testkit/token-endpoint.js';

export type Answer = Parameters<TokenEndpoint['answer']>[0];

/** A provider that says back all that it was told. */
export const echoEverything: Answer = (response, form) =>
  json(
    response,
    { error: 'invalid_grant', error_description: `${form} ${JSON.stringify([...form])}` },
    400,
  );

/** The same as a page. */
export const answerHtml: Answer = (response, form) => {
  response.writeHead(502, { 'content-type': 'text/html' }).end(`<p>${form}</p>`);
};
