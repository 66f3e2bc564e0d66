/** The ways an issued paper leaves the desk: printer, PDF, Word; and every sheet and file of it so far. F9 prints. */
import { Alert, Button, Group, Text } from '@mantine/core'
import type { IssuedPaper } from '#core/contract/papers'
import type { Paper } from '#core/documents/printStyle'
import { formatInstantZh } from '#core/domain/day'
import { PrinterChoice } from '../../ui/PrinterChoice'
import { usePrinter, usePrintKey } from '../../ui/usePrinter'
import { usePaperOutput } from './usePaperOutput'
import style from './PaperScreen.module.css'

export function PaperOutputs({ paper, sheet }: { readonly paper: IssuedPaper; readonly sheet: Paper }) {
  return (
    <section className={style.part} aria-label="打印和导出">
      <h2 className={style.heading}>打印和导出</h2>
      {paper.state === 'void' ? <Text size="sm">已作废的文书不再打印；内容在右边，可以查看。</Text> : <Ways paper={paper} sheet={sheet} />}
      {paper.outputs.length > 0 && (
        <ul className={style.history} aria-label="出具记录">
          {paper.outputs.toReversed().map(({ outputNo, at, by, medium, reprint, failed }) => <li key={outputNo}>第 {outputNo} 次　{formatInstantZh(at)}　{by}　{medium === 'pdf' ? 'PDF' : '打印'}{reprint ? '　补打' : ''}{failed ? '　没有成功' : ''}</li>)}
        </ul>
      )}
    </section>
  )
}

function Ways({ paper, sheet }: { readonly paper: IssuedPaper; readonly sheet: Paper }) {
  const printers = usePrinter()
  const { print, savePdf, saveWord, busy, outcome } = usePaperOutput(paper, sheet)
  const go = usePrintKey(printers, (printer) => void print(printer))
  const printed = paper.outputs.some(({ medium, failed }) => medium === 'sheet' && !failed)
  return (
    <>
      <Text size="sm">纸张　{sheet === 'a5' ? 'A5' : 'A4'}　共 {paper.copies} 份</Text>
      <PrinterChoice {...printers} />
      <Group gap="xs" mt="sm" grow preventGrowOverflow={false}>
        <Button loading={busy} disabled={printers.taken === undefined} onClick={go} aria-keyshortcuts="F9">{printed ? '补打（F9）' : '打印（F9）'}</Button>
        <Button variant="default" loading={busy} onClick={() => void savePdf()}>保存 PDF</Button>
        <Button variant="default" loading={busy} onClick={() => void saveWord()}>导出 Word</Button>
      </Group>
      <Text size="xs" c="gray.7" mt={6}>{printed ? '已打印过，再次打印内容相同并标“补打”。' : ''}Word 文档可以改动，不是定稿原件。</Text>
      {outcome !== undefined && (
        <Alert color={outcome.ok ? 'green' : 'red'} p="xs" mt="xs" role={outcome.ok ? 'status' : 'alert'}>
          <span className={style.told}>{outcome.message}</span>
          {outcome.instead === true && <Group mt="xs"><Button size="xs" variant="default" onClick={() => void saveWord(false)}>用程序的版式导出</Button></Group>}
        </Alert>
      )}
    </>
  )
}
