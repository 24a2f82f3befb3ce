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

/** "Need admin approval", and what stands below it. */
export const asksForAdmin = oneOf(
  near(60, admin, approval, needed),
  (words) => onlyAdmin(words) && mailRights(words),
  near(110, ask, admin, grant, app),
  near(90, permission, requested, organisation, accept),
  near(90, having, admin, thatAccount),
);

const bareApproval = approval.filter((stem) => !stem.includes('cons') && stem !== '同意');

/** "Approval required" alone may be about anything. */
export const asksForApproval = oneOf(near(40, bareApproval, needed));

/** "This app may be risky". */
export const saysRisky = oneOf(near(38, thisApp, risk, perhaps));

/** "You cannot access this right now": Conditional Access. */
export const refusesRightNow = oneOf(
  near(90, never, criteria, access, resource),
  near(60, never, access, toThis, now),
);

/** "Selected user account does not exist in tenant". */
export const lacksAccount = oneOf(near(130, account, tenant, exists, never));

/** "Your admin has blocked this app". */
export const saysAdminBlocked = oneOf(near(60, [...admin, ...organisation], blocked, thisApp));

/** Google's "This app is blocked". */
export const saysAppBlocked = oneOf(near(30, thisApp, blocked));

/** One of these pages, so that the text is about signing in. */
export const isSignInPage = oneOf(
  ...[asksForAdmin, saysRisky, refusesRightNow, lacksAccount, saysAdminBlocked, saysAppBlocked],
);
