/**
 * What the fields of 接访登记 are called, the same on the screen, in a refusal, in the audit log and on paper.
 * Knows names of fields only, never their values.
 */
export const INTAKE_WORDS: Readonly<Record<string, string>> = {
  form: '信访形式', petitioner: '信访人', mode: '反映方式', name: '姓名', paperType: '证件类型', idNumber: '证件号', idReason: '证件号保留原因', phone: '电话', address: '住址', grid: '网格/楼栋', occupation: '职业', relation: '与事项关系', sex: '性别', bornOn: '出生日期', principal: '被代理人',
  ethnicity: '民族', otherPhones: '其他电话', domicile: '户籍地', workplace: '工作单位', position: '职务', political: '政治面貌', postcode: '邮编', email: '邮箱',
  headcount: '来访人数', representatives: '代表', title: '标题', requests: '主要诉求', facts: '事实和理由', happenedOn: '发生时间', happenedAt: '发生地点', accused: '被反映单位（人）', contentClass1: '内容分类', contentClass2: '内容分类（二级）', contentClass3: '内容分类（三级）',
  purpose: '信访目的', flags: '标识', materials: '材料', copies: '份数', pages: '页数', original: '原件', emotionLevel: '情绪状态', selfReport: '自评分', notice: '录音录像告知', how: '告知方式', consent: '来访人意见', conflict: '回避', has: '需要回避', reason: '原因', handOverTo: '接办人',
  excludedIds: '回避人员', petitionClass: '分类', statutoryKind: '法定类别', guard: '无理缠访审批', basis: '已有结论', basisNo: '文书号', opinionNo: '法律意见书编号', approverId: '审批人', visitKind: '来访性质', visitReason: '判断理由', linkedPetitionId: '关联信访件', ticketId: '候访号', secondWorkerId: '第二名接待人员',
  smileAt: '一张笑脸', waterAt: '一杯热水', listAt: '一份清单', personId: '信访人档案', differentIds: '同名另一人', visitDecided: '来访性质由登记人判定',
  window: '窗口编号', companions: '随访人', affected: '涉及人数', incident: '异常情况', incidentHandled: '处理情况', linkNote: '关联件说明', earlierBodies: '曾反映部门', locality: '问题属地', cause: '信访原因',
  system: '所属系统', hotIssue: '热点问题', procedures: '已走程序', procedureStage: '程序进展', amount: '涉及金额', reviewStage: '复查复核', scriptsUsed: '用过的话术',
}
