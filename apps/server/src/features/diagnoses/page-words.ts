import { isBare, type BarePage } from './bare-page.js';
import { near } from './near.js';

/**
 * Pages of Microsoft's and Google's sign-in that show no number, in English, German, French, Spanish,
 * Italian, Dutch, Portuguese, Polish and Japanese. Their sentences change from version to version; the
 * few words that carry the meaning do not. Stems: lower case, no accents, _ for a blank or a word's end.
 */
const stems = (list: string): string[] =>
  list.split(/,\s*/).map((stem) => stem.replaceAll('_', ' '));

const admin = stems(
  '_admin_, _admins_, administrat, administrador, amministrator, beheerder, 管理者',
);
const approval = stems(
  'approval, approbation, genehmig, zustimm, einwillig, aprobac, approvazione, goedkeur, toestemm, aprovac, zatwierdz, _zgod, _consent_, consenso, consentement, consentimiento, consentimento, 承認, 同意, akceptac',
);
const needed = stems(
  '_need, require, erforder, benotig, _notig_, requis, requier, _besoin, necess, necesit, necesari, requerid, richied, richiest, obbligator, vereist, _nodig_, precisa, obrigator, wymag, potrzeb, koniecz, 必要, _faut_, _serve_, requer_, _exig',
);
const only = stems('_only_, _nur_, _seul, _solo_, _alleen_, somente, apenas, _tylko_, のみ, だけ');
const grant = stems(
  '_grant, erteil, gewahr, accord, octroy, conced, conferi, otorg, verlen, verleen, przyzna, udziel, 付与',
);
const ask = stems('_ask_, bitten, demandez, _pida_, chied, vraag_, _peca_, popros, 依頼');
const app = stems(
  '_app_, applicati, anwendung, aplicaci, applicaz, toepassing, aplicativ, aplicaca, aplikacj, アプリ',
);
const permission = stems(
  'permission, berechtigung, autorisation, permiso, autorizzazion, machtiging, permiss, uprawnie, アクセス許可',
);
const requested = stems(
  'requested, angeforder, demande, solicitad, richiest, aangevraagd, pedid, zadan, 要求',
);
const organisation = stems('organi, 組織');
const accept = stems(
  'accept, review, _consent, akzeptier, uberpruf, zustimm, accett, acept, aceit, revis, verific, controle, beoordel, toestemm, zgod, akcept, 同意, 承諾, 確認',
);
const having = stems(
  '_have_, _haben_, _hast_, avez_, _as_, tiene, _ha_, _hai_, _hebt_, _heb_, _tem_, _masz_, お持ち',
);
const thatAccount = stems(
  'that_account, diesem_konto, ce_compte, esa_cuenta, esta_cuenta, tale_account, quell_account, questo_account, dat_account, essa_conta, esta_conta, tego_konta, tym_koncie, そのアカウント',
);
const thisApp = stems(
  'this_app, your_app_, diese_app, dieser_app, diese_anwendung, dieser_anwendung, cette_appli, esta_app, esta_aplic, questa_app, deze_app, deze_toepass, este_app, este_aplic, ta_aplik, te_aplik, tej_aplik, このアプリ, essa_app, essa_aplic, esse_app, esse_aplic',
);
const risk = stems(
  'risk, risqu, riesg, risch, risic, arriscad, _risco, ryzyk, gefahr, danger, peligr, perig, pericol, niebezp, リスク, 危険, risiko',
);
const perhaps = stems(
  '_may_, _might_, _could_, moglich, _kann_, konnte, _peut_, pourrait, puede, podria, potrebbe, _puo_, mogelijk, _kan_, _pode, moze, 可能性',
);
const never = stems(
  'cannot, _can_t_, _hasn_t_, _not_, _nicht_, _kein, _pas_, _no_, _non_, impossib, _geen_, _niet_, _nao_, _nie_, ません, ない',
);
const toThis = stems(
  '(?<=access_)this_, darauf, hierauf, _y_(?=acced), _a_cela, _a_esto, (?<=accedere_)in_, (?<=accedere_)a_quest, _hier_, _isso_, _isto_, do_tego, do_tej, これ, hiertoe',
);
const access = stems(
  'access, zugriff, zugreif, acced, acces, toegang, acess, dostep, アクセス, aceder',
);
const now = stems(
  'right_now, zurzeit, derzeit, momentan, _jetzt_, moment, maintenant, actuellement, _ahora_, momenteel, _nu_, _agora_, _teraz_, obecnie, 現在, 今は, instant',
);
const criteria = stems('criteri, kriteri, criter, kryteri, 条件, 基準');
const resource = stems('resource, ressource, recurso, risors, _bron, zasob, リソース');
const account = stems('account, konto, _compte_, cuenta, _conta_, アカウント');
const tenant = stems('tenant, mandant, locataire, inquilino, locatari, dzierzaw, テナント');
const who = stems(
  'select, ausgewahl, selezion, geselect, selecion, wybran, 選択, user, benutzer, utilisateur, usuario, utente, gebruiker, utilizador, uzytkownik, ユーザー',
);
const exists = stems('exist, vorhanden, esiste, bestaat, istniej, 存在');
const blocked = stems('block, blocca, bloque, blokke, geblok, zablok, gesperrt, ブロック');

const must = stems('_must_, _muss_, _doit_, _debe_, _deve_, _moet_, _musi_');
const approve = stems(
  'approve, genehmig, approuver, aprobar, approvare, goedkeur, aprovar, zatwierdz, 承認',
);
const google = ['google'];
const verified = stems('verif, uberpruf, gepruft, valid, weryfik, 確認, 審査');
const completed = stems(
  'complet, abgeschloss, _termin, voltooi, afgerond, conclu, ukoncz, zakoncz, 完了',
);
const secret = stems('secret, schlussel, geheim, segret, segredo, _tajn, シークレット');
const client = stems('client, klient, クライアント');
const policy = stems(
  '_polic, _politi, richtlini, strateg, directiv, directriz, criteri, beleid, zasad, ポリシー',
);
const forbidden = [
  ...blocked,
  ...stems(
    'blokow, disabled, not_allowed, forbid, verboten, nicht_zulass, interdit, desactiv, prohib, vietat, disabilit, verbod, niet_toegest, proibi, zabroni, niedozwol, 禁止, 許可され',
  ),
];

/** Whether words are those of a page. */
type PageTest = (words: string) => boolean;

/** Asked of the same text by several rules, and first of all by whoever asks what it is about. */
function remembered(test: PageTest): PageTest {
  let last: { words: string; found: boolean } | undefined;
  return (words) => {
    if (last?.words !== words) last = { words, found: test(words) };
    return last.found;
  };
}

const oneOf = (...ways: PageTest[]): PageTest =>
  remembered((words) => ways.some((way) => way(words)));

const onlyAdmin = near(60, only, admin, grant);
const mailRights = near(170, admin, grant, [...permission, ...resource, ...app, ...access]);

const wanted = near(60, admin, approval, needed);
const mustApprove = near(60, admin, must, approve, app);
const granted: PageTest = (words) => onlyAdmin(words) && mailRights(words);
const asked = near(110, ask, admin, grant, app);
const forAll = near(90, permission, requested, organisation, accept);
const otherAccount = near(90, having, admin, thatAccount);
const unmet = near(90, never, criteria, access, resource);
const notNow = near(60, never, access, toThis, now);

/** "Need admin approval", and what stands below it. */
export const asksForAdmin = oneOf(wanted, mustApprove, granted, asked, forAll, otherAccount);

const bareApproval = approval.filter((stem) => !stem.includes('cons') && stem !== '同意');

/** "Approval required" alone may be about anything. */
export const asksForApproval = oneOf(near(40, bareApproval, needed));

/** "This app may be risky". */
export const saysRisky = oneOf(near(38, thisApp, risk, perhaps));

/** "You cannot access this right now": Conditional Access. */
export const refusesRightNow = oneOf(unmet, notNow);

/** "Selected user account does not exist in tenant". */
export const lacksAccount = oneOf(near(130, who, account, tenant, exists, never));

/** "Your admin has blocked this app". */
export const saysAdminBlocked = oneOf(near(60, [...admin, ...organisation], blocked, thisApp));

/** Google's "This app is blocked". */
export const saysAppBlocked = oneOf(near(30, thisApp, blocked));

/** "… has not completed the Google verification process". */
export const saysUnreviewed = oneOf(near(110, google, never, verified, completed));

/** "Google hasn't verified this app". */
export const saysUnverified = oneOf(near(70, google, never, verified, app));

/** "Client secrets are blocked by tenant-wide policy". */
export const forbidsSecrets = oneOf(near(110, client, secret, policy, forbidden));

/** What a long sentence says that only these pages have. */
const told = oneOf(forbidsSecrets, granted, forAll, otherAccount, unmet);
const headed: readonly BarePage[] = [
  { says: wanted, others: 1 },
  { says: mustApprove, others: 1 },
  { says: asked, others: 2 },
  { says: saysRisky, others: 0 },
  { says: notNow, others: 1 },
  { says: lacksAccount, others: 2 },
  { says: saysAdminBlocked, others: 0 },
  { says: saysAppBlocked, others: 0 },
];
const headsPage = oneOf(...headed.map(({ says }) => says));
const headedBare = isBare(
  headed,
  [
    ...[admin, approval, needed, only, grant, ask, app, permission, requested, organisation],
    ...[accept, having, thatAccount, thisApp, risk, perhaps, never, toThis, access, now, criteria],
    ...[resource, account, tenant, exists, blocked, who, must],
  ].flat(),
);

/** One of these pages, so that the text is about signing in. */
export const isSignInPage = (readable: string, words: string): boolean =>
  told(words) || (headsPage(words) && headedBare(readable));
