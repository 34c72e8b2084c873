/** Where a setting can be set, from the widest to the narrowest. The narrowest that says something is in force. */
export const settingLevels = ['organization', 'club', 'class_type', 'schedule'] as const;
export type SettingLevel = (typeof settingLevels)[number];
