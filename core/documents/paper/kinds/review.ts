/**
 * 复查告知: how and until when a petitioner may ask for a review of the written opinion (条例 Art. 35).
 * What it shares with 复核 is in ../reviewNotice.
 */
import { reviewNotice } from '../reviewNotice'

export const review = reviewNotice({ id: 'review', name: '复查告知书', step: '复查', opinion: '信访处理意见', article: '条例第三十五条', after: '对复查意见仍然不服的，可以再申请复核。' })
