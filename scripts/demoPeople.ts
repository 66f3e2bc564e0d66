/** Who works at the invented desk and how they log in. Data only: read by the demo's walk as well as by the script that fills the room. */
export const demo = {
  at: '2026-09-10T11:20:00+08:00',
  passphrase: '桂花树下-三点半-喝茶',
  desk: {
    roomName: '桂花社区综治信访接待室', community: '安宁街道桂花社区', address: '桂花路18号社区服务中心一楼', phone: '0750-5550101', hours: '周一至周五 8:30–12:00，14:30–17:30',
    queryPhone: '0750-5550102', queryAddress: 'https://xf.example.cn/q', issuingUnit: '桂花社区居民委员会', competent: false,
  },
  accounts: [
    { login: 'li', name: '李晓岚', roles: ['reception'] }, { login: 'wu', name: '吴海生', roles: ['reception'] },
    { login: 'zhao', name: '赵立新', roles: ['leader'] }, { login: 'admin', name: '陈管理', roles: ['admin'] }, { login: 'qin', name: '秦安', roles: ['counsellor'] },
  ],
} as const
