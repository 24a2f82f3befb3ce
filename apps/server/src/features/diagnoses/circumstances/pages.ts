import { reads, type SaidTest } from '../matchers.js';
import { near } from '../near.js';

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
  'cannot, _can_t_, _not_, _nicht_, _kein, _pas_, _no_, _non_, impossib, _geen_, _niet_, _nao_, _nie_, ません, ない',
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
const exists = stems('exist, vorhanden, esiste, bestaat, istniej, 存在');
const blocked = stems('block, blocca, bloque, blokke, geblok, zablok, gesperrt, ブロック');

const meant =
  (...ways: ((words: string) => boolean)[]): SaidTest =>
  ({ words }) =>
    ways.some((way) => way(words)) ? '' : undefined;

const wanted = near(60, admin, approval, needed);
const onlyAdmin = near(60, only, admin, grant);
const mailRights = near(170, admin, grant, [...permission, ...resource, ...app, ...access]);
const granted = (words: string): boolean => onlyAdmin(words) && mailRights(words);
const asked = near(110, ask, admin, grant, app);
const forAll = near(90, permission, requested, organisation, accept);
const otherAccount = near(90, having, admin, thatAccount);
const risky = near(38, thisApp, risk, perhaps);
const unmet = near(90, never, criteria, access, resource);
const notNow = near(60, never, access, toThis, now);
const elsewhere = near(130, account, tenant, exists, never);
const byAdmin = near(60, [...admin, ...organisation], blocked, thisApp);
const blockedApp = near(30, thisApp, blocked);

/** "Need admin approval", and what stands below it. */
export const asksAdmin = meant(wanted, granted, asked, forAll, otherAccount);
const bareApproval = approval.filter((stem) => !stem.includes('cons') && stem !== '同意');
/** "Approval required" alone may be about anything. */
export const asksApproval = meant(near(40, bareApproval, needed));
/** "This app may be risky". */
export const callsRisky = meant(risky);
/** "You cannot access this right now": Conditional Access. */
export const refusesNow = meant(unmet, notNow);
/** "Selected user account does not exist in tenant". */
export const knowsNoAccount = meant(elsewhere);
/** "Your admin has blocked this app". */
export const blockedByAdmin = meant(byAdmin);
/** Google's "This app is blocked". */
export const appBlocked = meant(blockedApp);

const pages = [
  ...[wanted, granted, asked, forAll, otherAccount, risky],
  ...[unmet, notNow, elsewhere, byAdmin, blockedApp],
];

/** One of these pages, so that the text is about signing in. */
export const isSignInPage = (words: string): boolean => pages.some((page) => page(words));

const ANY_NAME = '[a-z]{3,20}(?:_[a-z]{1,20}){1,4}';
const ERROR = 'error|erro|fehler|erreur|errore|fout|b[łl][ąa]d|エラー';

/** Google's own page names its error behind the word for it, as in "Fehler 400: admin_policy_enforced". */
export const googleError = (status: string, name = ANY_NAME): SaidTest =>
  reads(new RegExp(`(?:${ERROR}) ?${status} ?[:\u2013] ?${name}(?![a-z_])`, 'i'));
