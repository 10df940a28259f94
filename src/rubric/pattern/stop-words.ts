const list = `a au aux avec ce ces cet cette c' c dans de des du d' d elle elles en et eux il ils je j' j l' l la le les leur leurs lui m' m ma mais me mes moi mon n' n ne nos notre nous on ou par pas pour
qu' qu que qui s' s sa se ses si son sur t' t ta te tes toi ton tu un une vos votre vous y etre est sont etait ont avoir ai as avons avez fait faire tout tous toute toutes plus moins tres bien
comme donc car alors aussi entre vers chez sous sans apres avant encore deja ainsi cela ca quand dont parce afin`;

/** Folded function words: never guessed as a misspelling of something else, and skipped between the words of a phrase. */
export const STOP_WORDS: ReadonlySet<string> = new Set(list.split(/\s+/));

const small = `a au aux ce ces cet cette c' d' d de des du en et l' l la le les leur leurs ma mes mon n' nos notre on ou sa se ses s' son sur ta tes ton un une vos votre y dans par pour`;

/** The smallest words only: left out of the phrases of a rubric and skipped between their words. "moins", "plus", "sans" are not: they carry the meaning. */
export const SMALL_WORDS: ReadonlySet<string> = new Set(small.split(/\s+/));
