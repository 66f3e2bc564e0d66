/**
 * Invented petitions, the same on every run: a small generator with a fixed seed, no real names or numbers.
 */
import type { InputOf } from '#core/contract/index'

export type Form = InputOf<'petitions.register'>['form']

const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰建国文辉']
const PLACES = ['桂花路', '安宁街', '新港大道', '东华一路', '蓬莱巷', '江海里', '礼乐街', '白沙新村']
const WHERE = ['楼道', '地下车库', '电梯井', '天台', '小区大门', '消防通道', '垃圾房', '配电间', '儿童乐园', '商铺后巷']
const WHAT = ['长期漏水', '噪声扰民', '违章搭建', '堆放杂物', '被占用', '照明损坏', '油烟排放', '下水堵塞', '墙面脱落', '停水停电']
const WANT = ['请求物业维修', '请求街道协调', '咨询低保条件', '要求退还押金', '追讨拖欠工资', '申请法律援助', '反映补偿标准', '要求公开账目', '咨询入学政策', '请求邻里调解']
const FACTS = ['多次反映未果', '已向物业投诉三次', '双方协商不成', '有照片和录音为证', '影响老人出行', '去年冬天开始', '涉及整栋住户', '施工单位已撤场', '合同约定不明', '居委会曾上门调解']

/** A multiplicative congruential generator (Park–Miller): reproducible, good enough to mix words. */
export function generator(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const

/** A number that passes GB 11643; the region codes 449999 and 449998 are not assigned. */
function idNumber(next: (below: number) => number, region: string): string {
  const two = (value: number): string => String(value).padStart(2, '0')
  const body = `${region}${1940 + next(65)}${two(1 + next(12))}${two(1 + next(28))}${String(next(1000)).padStart(3, '0')}`
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'[sum % 11]
}

/** Another `region` makes other people of it: their numbers are on no card of the first. */
export function inventForm(next: (below: number) => number, region = '449999'): Form {
  const pick = (words: readonly string[]): string => words[next(words.length)] ?? ''
  const home = `${pick(PLACES)}${1 + next(200)}号${1 + next(30)}栋${101 + next(900)}`
  const facts = Array.from({ length: 6 }, () => `${pick(FACTS)}，${pick(WHERE)}${pick(WHAT)}`).join('；')
  return {
    petitioner: { mode: 'named', name: pick(SURNAMES) + pick(GIVEN) + (next(3) === 0 ? '' : pick(GIVEN)), paperType: 'id', idNumber: idNumber(next, region), phone: `13${next(10)}${String(next(100_000_000)).padStart(8, '0')}`, address: home },
    headcount: 1 + next(3), representatives: [], form: 'visit', title: `${home.slice(0, 6)}${pick(WHERE)}${pick(WHAT)}${pick(WANT)}`, requests: `${pick(WANT)}，并${pick(WANT)}。`, facts: `${facts}。`,
    flags: [], materials: [{ name: '现场照片', copies: 1, pages: 1 + next(9), original: false }], excludedIds: [], petitionClass: next(3) === 0 ? 'consult' : 'simple', statutoryKind: 'appeal', visitKind: '初访',
  }
}
