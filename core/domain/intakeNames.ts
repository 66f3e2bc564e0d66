/**
 * What the codes chosen in 接访登记 are called, the same on the screen, on paper and in a search.
 * Knows no rule behind them; classes and statutory kinds are named beside their rules.
 */

export const MODE_NAMES = { named: '实名', anonymous: '匿名', alias: '化名', joint: '联名', onBehalf: '代为反映' } as const
export const FORM_NAMES = { visit: '来访', letter: '来信', call: '来电', web: '网信', fax: '传真', outreach: '走访下访', assigned: '上级交办/转办' } as const
export const PAPER_NAMES = { id: '居民身份证', permit: '港澳台居民居住证', passport: '护照', other: '其他证件', none: '未带证件' } as const
export const NOTICE_NAMES = { oral: '当面口头告知+标识', written: '书面告知', none: '未告知' } as const
export const CONSENT_NAMES = { agreed: '同意', refused: '拒绝录音录像', notApplicable: '不适用' } as const
export const GUARD_NAMES = { review: '复核意见', judgment: '生效裁判', policy: '政策依据' } as const
