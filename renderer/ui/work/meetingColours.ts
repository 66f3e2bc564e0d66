/** How the state of a meeting is coloured, dark enough for white letters. */
export const MEETING_COLOURS = { planned: 'blue.8', held: 'orange.9', closed: 'green.9', cancelled: 'gray.7' } as const
