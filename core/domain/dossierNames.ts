/** Names of the profiles of 卷宗, the same on the screen, on its cover and in the audit log. */
export const DOSSIER_NAMES = { internal: '内部版', party: '当事人版', public: '公开版' } as const
