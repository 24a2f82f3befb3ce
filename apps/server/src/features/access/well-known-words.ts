/**
 * What the well-known passwords of twelve and more characters are made of. Lists of leaked ones hold
 * these words with digits, each other and a sign around them, so the parts find more than such a list.
 */
const WORDS = `
access account admin administrator adobe alexander amanda america andrea andrew angel animal anthony
apple april arsenal asdf ashley august autumn baby bailey banana barcelona baseball basketball batman
beautiful berlin biteme blink blue boston butterfly buster camaro cameron changeme charlie cheese chelsea
chester chicken chocolate chris christian christmas computer cookie corvette cowboy daniel database
december default diamond dolphin dragon eagle edward einstein elephant elizabeth enter everton family
february ferrari fishing flower football forever freedom friday friend fuck gandalf george ginger golf
google guest guitar hammer hannah harley heather hello hockey holiday homer house hunter iceman iloveyou
internet jackson january jasmine jasper jennifer jessica jesus jordan joseph joshua july june justin
killer knight krypton lakers letmein liverpool login london love lovely maggie manchester march marina
marlboro master matrix matthew maverick melissa mercedes merlin metallica michael michelle microsoft
midnight minecraft mickey monday money monkey monster mother mountain mustang naruto nicholas nicole
november october office oliver orange outlook pass passphrase passwd passwort password patrick peanut
pepper phoenix player pokemon porsche prince princess private purple qazwsx ranger rainbow raiders
richard robert rocket rosebud root samantha samsung saturday scooter secret security september server
shadow silver slipknot soccer sophie spider spiderman spring starwars steelers sterling summer sunday
sunflower sunshine super superman support sweet system taylor teacher temporary tennis test thomas thunder
thursday thx1138 tiger tigger trustno1 tuesday unbelievable user victoria viking welcome wednesday whatever
william winner winter wizard yamaha yankees yellow zaq12wsx zxcvbnm mailkey mailbox oauth email gmail
`;

export const wellKnownWords: readonly string[] = WORDS.trim().split(/\s+/);

/** Rows that fingers follow: alphabet, digits, keyboards of several countries, columns of a keyboard. */
export const wellKnownRows: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  '1q2w3e4r5t6y7u8i9o0p',
  '!@#$%^&*()',
];

/** Well known as a whole, although their parts are good. */
export const wellKnownPhrases: readonly string[] = [
  'correct horse battery staple',
  'correcthorsebatterystaple',
  'to be or not to be',
  'tobeornottobe',
  'may the force be with you',
  'maytheforcebewithyou',
  'the quick brown fox',
  'thequickbrownfox',
  'open sesame open sesame',
  'live long and prosper',
  'livelongandprosper',
  'all your base are belong to us',
];
