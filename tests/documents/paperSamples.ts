/** A complete paper of each kind, as somebody at the desk would have filled it in. Everybody in it is invented. */
import type { PaperValues } from '#core/documents/paper/kind'

const matter: PaperValues = { petitioner: '王桂英等6人', petitionNumber: 'XF26-0012', receivedOn: '2026-09-05', form: 'visit', matter: '三栋二单元天台长期渗水，请求维修防水层并退还多收的维修费。', contact: '桂花街道城市建设办公室周海，电话0750-5550120' }
const wang = { name: '王桂英', sex: '女', ethnicity: '汉族', age: '64岁', occupation: '退休', unit: '原江海纺织厂', contact: '桂花路22号3栋602房，13800001234' }
const company = { name: '安和物业服务有限公司', sex: '', ethnicity: '', age: '', occupation: '', unit: '代表人何敏（经理）', contact: '桂花路20号，0750-5550155' }
const opinion: PaperValues = { opinionBody: '桂花街道办事处', opinionNumber: '桂信处字〔2026〕3号', opinionOn: '2026-09-15', gotOn: '2026-09-18', dueOn: '2026-10-18', reviewBody: '蓬江区人民政府', reviewContact: '蓬江区建设路1号区信访局，0750-5550188', papers: '申请书、身份证明、原意见复印件' }

export const paperSamples: Readonly<Record<string, PaperValues>> = {
  accepted: { ...matter, acceptedOn: '2026-09-10', dueOn: '2026-11-09', handler: '桂花街道城市建设办公室', query: '凭编号和查询码，拨打0750-5550102' },
  notAccepted: {
    ...matter, matter: '请求裁决与房东的租金押金纠纷。', finding: '经核对，该纠纷已经由蓬江区人民法院立案审理，案号为（2026）粤0703民初1122号，尚未审结。', reason: 'litigation', reasonNote: '诉讼期间请向承办法官提交证据。', body: '蓬江区人民法院', bodyAddress: '蓬江区迎宾大道66号', bodyPhone: '12368', reviewApplies: '1', reviewBody: '蓬江区人民政府',
  },
  noLonger: { ...matter, recheckBody: '江海市人民政府', recheckNumber: '江府信复核字〔2026〕7号', recheckOn: '2026-08-20', sameFacts: '本次所提退还维修费的请求，与复核事项的请求、事实和理由相同，没有提交新的材料。', help: '生活有困难的，可以到街道社会救助窗口申请临时救助，电话0750-5550130。' },
  transferred: {
    ...matter, mode: 'assign', toUnit: '蓬江区住房和城乡建设局', toContact: '蓬江区建设路8号，0750-5550166', sentOn: '2026-09-12', petitionerContact: '桂花路22号3栋602房，13800001234', confidential: '', dueOn: '2026-10-20', feedback: 'yes',
    materials: [{ name: '渗水照片', original: 'copy', copies: '1', pages: '4' }, { name: '维修费收据', original: 'original', copies: '2', pages: '1' }],
  },
  answer: {
    mode: 'opinion', petitioner: '王桂英等6人', petitionNumber: 'XF26-0012', receivedOn: '2026-09-05', form: 'visit', acceptedOn: '2026-09-10', requests: '请求维修天台防水层。\n请求退还多收的维修费。', facts: '去年雨季以来，顶楼三户天花板渗水，多次报修没有解决；物业公司已收维修费每户600元。',
    found: '9月12日，我办会同物业公司到现场勘查，天台防水层老化开裂，渗水属实。维修费按业主大会决议收取，有决议和收据为证。',
    items: [
      { request: '维修天台防水层', outcome: 'support', opinion: '由物业公司申请使用住宅专项维修资金，完成防水维修', law: '《住宅专项维修资金管理办法》第二十二条', doer: '安和物业服务有限公司，2026年10月31日前' },
      { request: '退还维修费', outcome: 'reject', opinion: '收费有业主大会决议为依据，没有多收，不予支持', law: '《中华人民共和国民法典》第二百七十八条', doer: '' },
    ],
    guidance: '已向王桂英等人当面出示决议和收支明细，并说明可以向业主委员会查阅账目。', reviewBody: '蓬江区人民政府', reviewContact: '蓬江区建设路1号区信访局，0750-5550188', otherRemedies: '对业主大会决议有异议的，可以自知道决议之日起一年内请求人民法院撤销。', contact: '周海，电话0750-5550120',
  },
  extended: { ...matter, acceptedOn: '2026-09-10', originalDueOn: '2026-11-09', newDueOn: '2026-12-05', reason: '维修资金的使用须经业主表决，表决程序尚未完成。', approver: '黄立文', approvedOn: '2026-09-18' },
  review: { ...matter, ...opinion },
  recheck: { ...matter, ...opinion, opinionBody: '蓬江区人民政府', opinionNumber: '蓬府信复查字〔2026〕2号', reviewBody: '江海市人民政府', reviewContact: '江海市白沙大道1号市信访局，0750-5550199' },
  legalOpinion: {
    client: '桂花街道办事处', entrusted: '就天台维修费收取是否合法、可否退还，出具法律意见。', materials: [{ name: '业主大会决议', from: '物业公司', note: '复印件' }, { name: '维修费收据', from: '王桂英', note: '原件' }], facts: '物业公司依业主大会决议向每户收取维修费600元。', issues: '业主大会决议对未到会的业主是否有约束力。',
    statutes: [{ name: '中华人民共和国民法典', version: '2021年1月1日起施行', article: '第二百八十条', words: '业主大会或者业主委员会的决定，对业主具有法律约束力。' }],
    analysis: '决议的表决比例和程序有签到表、计票表为证，现有材料不足以认定程序违法。', conclusions: [{ request: '退还维修费', conclusion: '现有材料不支持退还' }], remedies: [{ route: '请求撤销业主大会决定', where: '蓬江区人民法院', limit: '知道或者应当知道之日起一年内' }],
    reservation: '本意见仅根据上述材料，仅供处理本事项参考。', lawyer: '苏明哲', licence: '14407201810012345', firm: '广东明衡律师事务所', judicialOffice: '桂花司法所',
  },
  claims: {
    petitionNumber: 'XF26-0012', matter: '三栋二单元天台长期渗水', petitioner: '王桂英等6人', promisedOn: '2026-10-05', officer: '李晓岚', madeOn: '2026-09-12',
    items: [
      { no: '1', issue: '天台防水层老化开裂', leadUnit: '城市建设办公室', coUnits: '安和物业', person: '周海', path: '勘查后申请维修资金', milestones: '2026年9月14日　勘查（2026年9月14日完成，周海）\n2026年9月25日　申请资金', due: '2026-10-05', status: '进行中', evidence: '勘查照片6张' },
      { no: '3', issue: '维修费收支不清楚', leadUnit: '白石社区居委会', coUnits: '业主委员会', person: '李晓岚', path: '公开收支明细并当面说明', milestones: '', due: '2026-09-30', status: '未开始', evidence: '' },
    ],
  },
  minutes: {
    meeting: '桂花街道信访工作联席会议', heldOn: '2026-09-16', place: '街道办事处三楼会议室', chair: '黄立文', recorder: '陈志远', absent: '供电所（请假）',
    attendance: [{ unit: '桂花街道办事处', name: '黄立文', duty: '副主任' }, { unit: '城市建设办公室', name: '周海', duty: '主任' }, { unit: '白石社区居委会', name: '李晓岚', duty: '社工' }], agenda: [{ item: '王桂英等6人反映的天台渗水问题' }],
    matters: [{ matter: '天台渗水维修', discussion: '各方确认渗水属实，维修资金余额足够', decision: '由物业公司按程序申请维修资金，街道派员督促', unit: '城市建设办公室', dueOn: '2026-10-05' }], copies: '各参会单位',
  },
  mediationApplication: { committee: '白石社区人民调解委员会', applicants: [wang], respondents: [company], facts: '天台渗水多次报修没有解决，双方对维修和损失有争议。', request: '请求维修天台，并赔偿墙面损失。', voluntary: '1', appliedOn: '2026-09-12' },
  mediationRegister: {
    committee: '白石社区人民调解委员会', source: 'applied', receivedOn: '2026-09-12', parties: [{ role: 'applicant', ...wang }, { role: 'respondent', ...company }], kind: '房屋物业', severity: 'ordinary', amount: '3600元', involved: '6人', happenedOn: '2025年6月起', happenedAt: '桂花路22号3栋',
    summary: '天台渗水，业主与物业公司就维修和赔偿发生争议。', decision: 'yes', reason: '', acceptor: '陈志远',
  },
  mediationRecord: {
    kind: 'mediation', matter: '天台渗水维修和赔偿', heldOn: '2026-09-16', from: '9:30', until: '11:00', place: '社区调解室', participants: [{ role: '当事人', name: '王桂英', contact: '桂花路22号3栋602房' }, { role: '当事人代表', name: '何敏', contact: '安和物业服务有限公司' }], mediator: '罗秀珍', recorder: '陈志远',
    lines: [{ who: 'ask', words: '请说说渗水从什么时候开始' }, { who: 'reply', words: '去年六月第一场大雨以后就开始了，天花板一直滴水' }, { who: 'ask', words: '物业公司的意见呢' }, { who: 'reply', words: '我们愿意维修，资金要走程序' }], confirmed: 'heard',
  },
  mediationAgreement: {
    committee: '白石社区人民调解委员会', parties: [wang, company], facts: '三栋二单元天台渗水，造成602房墙面损坏。', issues: '维修时间和墙面损失的赔偿数额。', responsibility: '物业公司没有及时维修，承担主要责任。', content: '物业公司维修天台防水层，赔偿王桂英墙面损失1800元。',
    manner: '维修由物业公司组织，赔偿款一次转入王桂英账户。', limit: '维修于2026年10月31日前完成，赔偿款于2026年9月30日前付清。', mediators: '罗秀珍', recorder: '陈志远', effectiveOn: '2026-09-18', confirmBy: '2026-10-19', copies: '3',
  },
  mediationEnded: { committee: '白石社区人民调解委员会', parties: '王桂英、安和物业服务有限公司', dispute: '三栋天台渗水的维修和赔偿纠纷。', startedOn: '2026-09-12', endedOn: '2026-09-20', reason: 'no-agreement', reasonNote: '双方对赔偿数额相差较大。', routes: '可以向蓬江区人民法院起诉，诉讼时效一般为三年；也可以请区住房和城乡建设局处理。', contact: '罗秀珍，电话0750-5550103' },
  followUp: {
    step: '30', petitionNumber: 'XF26-0012', agreementNumber: '白民调字〔2026〕5号', matter: '天台渗水调解协议的履行', parties: '王桂英', planOn: '2026-09-17', doneOn: '2026-09-18', time: '15:20', late: '当事人9月17日外出。', channel: 'visit', answered: '王桂英', situation: '天台已经维修，赔偿款已到账一半。', performance: 'partly', risk: 'yellow',
    next: '由罗秀珍督促物业公司在9月30日前付清余款。', gridLeader: '杨帆', visitor: '陈志远',
  },
  evaluation: { code: 'K7QM2-XV9RT', returnTo: '投入接待室意见箱，不必署名', until: '2026年10月底' },
  delivery: {
    document: '信访处理意见书', documentNumber: '桂信处字〔2026〕3号', addressee: '王桂英', way: 'left', place: '桂花路22号3栋602房', on: '2026-09-18', time: '10:15', outcome: 'refused', signedBy: '', relation: '', refusal: '认为意见不符合自己的请求，不愿签收。', witness1: '杨帆', witness2: '罗秀珍', mailNumber: '', server: '陈志远', note: '文书留在住处。',
  },
  recordingNotice: {
    visitor: '王桂英', visitOn: '2026-09-05', manner: 'written', purpose: '记录接待过程，办理您反映的事项。', kinds: '姓名、联系方式、住址、诉求；室内的声音和图像。', retention: '登记和办理记录保存10年，录音录像保存1年。', readers: '承办人员和依照职责监督的人员。', rights: '可以查阅、复制、更正，请向接待室提出。', consent: 'agreed', guardian: '',
  },
  poster: { channels: '来访、来信、来电、网上信访。', address: '桂花路18号社区服务中心一楼', phone: '0750-5550101', hours: '周一至周五 8:30–12:00，14:30–17:30', query: '凭编号和查询码，拨打0750-5550102查询。', rules: '依据《信访工作条例》。请如实反映情况，书写有困难的可以口述。', procedure: '1. 登记\n2. 告知\n3. 办理\n4. 复查、复核\n5. 评价', postedOn: '2026-09-01' },
  educationPlan: {
    person: '王桂英', petitionNumber: 'XF26-0012', matter: '退还维修费的请求', outcome: '江府信复核字〔2026〕7号复核意见：不予支持。', goal: '理解决议的效力，情绪平稳，知道还可以走的途径。', sessions: [{ theme: '业主大会决议的效力', way: '面谈', on: '2026-09-25', by: '司法所郑涛' }], support: [{ theme: '情绪疏导', way: '个别谈心', on: '2026-09-28', by: '志愿者林悦' }],
    help: '协助申请临时救助。', remedies: '有新的事实和理由可以另行提出；可以请求人民法院撤销决议。', agreed: '1', officer: '李晓岚', reviewOn: '2026-10-30',
  },
}
