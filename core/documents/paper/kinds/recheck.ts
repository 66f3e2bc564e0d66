/**
 * 复核告知: how and until when a petitioner may ask for the last review (条例 Art. 36).
 * What it shares with 复查 is in ../reviewNotice.
 */
import { reviewNotice } from '../reviewNotice'

export const recheck = reviewNotice({
  id: 'recheck', name: '复核告知书', step: '复核', opinion: '复查意见', article: '条例第三十六条',
  after: '复核机关举行听证的，听证所需时间不计算在内。复核意见作出后，对同一事实和理由的投诉请求不再受理；有新的事实和理由的，可以另行提出，依法可以通过诉讼、仲裁等途径解决的，不受影响。',
})
