import { setTimeout as pause } from 'node:timers/promises';
import type { MailProtocol, ScenarioInfo } from '@mailkey/sandbox';
import type { DiagnosisSeen } from '../testkit/journey.js';
import { ANA, faultyServer, goodServers, type Stage } from './stage.js';
import { wrongSettings } from './wrong-settings.js';

/** One way to bring a scenario about, and the diagnosis that has to come first then. */
export interface Rehearsal {
  how: string;
  expected: string;
  play: (stage: Stage) => Promise<DiagnosisSeen[]>;
}

/** All ways in which people can meet a scenario. */
export function rehearsalsOf(scenario: ScenarioInfo): Rehearsal[] {
  const { choose, name } = scenario;
  const settings = wrongSettings[name];
  return [
    ...(settings ? [way(scenario, 'by its setting', settings)] : []),
    ...(choose.server ? protocolsOf(scenario).map((one) => atServer(scenario, one)) : []),
    ...(choose.mailbox ? atMailServers(scenario, choose.mailbox) : []),
    ...(choose.consent && !choose.mailbox ? [atConsent(scenario)] : []),
  ];
}

function atConsent(scenario: ScenarioInfo): Rehearsal {
  return way(scenario, 'chosen on the consent page', async (stage) => {
    const { clientId, run, diagnoses } = await stage.validated(settingsFor(scenario, stage), {
      scenario: scenario.name,
    });
    if (run?.status !== 'SUCCEEDED') return diagnoses;
    // Validating went well: it shows at the mailbox, or once the token has ended.
    if (scenario.atRefresh) await pause(1_100);
    return (await stage.checked(clientId)).diagnoses;
  });
}

function atMailServers(scenario: ScenarioInfo, address: string): Rehearsal[] {
  return protocolsOf(scenario).flatMap((protocol) => {
    const alone = scenario.byProtocol !== undefined;
    const check = async (stage: Stage, answer: { person: string; scenario?: string }) => {
      const { clientId } = await stage.validated(settingsFor(scenario, stage), answer);
      const servers = goodServers(stage.journey, protocol === 'pop3' ? 'pop3' : 'imap');
      const mailbox = { address: answer.person, ...servers, ...(alone && { outgoing: null }) };
      return (await stage.checked(clientId, mailbox)).diagnoses;
    };
    const expected = scenario.byProtocol?.[protocol] ?? scenario.diagnosis;
    const { name } = scenario;
    return [
      {
        how: `chosen on the consent page, over ${protocol}`,
        expected,
        play: (stage) => check(stage, { person: ANA, scenario: name }),
      },
      {
        how: `by the address of the mailbox, over ${protocol}`,
        expected,
        play: (stage) => check(stage, { person: address }),
      },
    ];
  });
}

function atServer(scenario: ScenarioInfo, protocol: MailProtocol): Rehearsal {
  const expected = scenario.byProtocol?.[protocol] ?? scenario.diagnosis;
  const play = async (stage: Stage): Promise<DiagnosisSeen[]> => {
    const { clientId } = await stage.validated(stage.settings('SANDBOX'));
    const server = faultyServer(stage.journey, scenario.name, protocol);
    return (await stage.checked(clientId, server)).diagnoses;
  };
  return { how: `by a faulty ${protocol} server`, expected, play };
}

function way({ diagnosis }: ScenarioInfo, how: string, play: Rehearsal['play']): Rehearsal {
  return { how, expected: diagnosis, play };
}

function protocolsOf({ where, byProtocol, choose }: ScenarioInfo): MailProtocol[] {
  if (byProtocol) return (['imap', 'pop3', 'smtp'] as const).filter((one) => byProtocol[one]);
  if (choose.server) return ['imap', 'pop3', 'smtp'];
  return where === 'pop3' || where === 'smtp' ? [where] : ['imap'];
}

/** Google's words are met by clients of Google. */
function settingsFor({ name }: ScenarioInfo, stage: Stage) {
  return stage.settings(name.startsWith('google') ? 'GOOGLE' : 'SANDBOX');
}
