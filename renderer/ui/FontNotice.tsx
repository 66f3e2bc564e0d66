/** Says in one line above a preview, with the rest folded away, that the typefaces of official papers are missing here, what is taken instead and what helps; nothing where they are there. */
import { useEffect, useState } from 'react'
import style from './FontNotice.module.css'
import { officeFonts, type OfficeFonts } from './paperFonts'

function missing({ fangsong, title }: OfficeFonts): string {
  if (!fangsong && !title) return '没有仿宋和小标宋字体'
  return fangsong ? '没有小标宋字体' : '没有仿宋字体'
}

export function FontNotice() {
  const [fonts, setFonts] = useState<OfficeFonts | undefined>(undefined)
  useEffect(() => {
    let current = true
    void officeFonts().then((found) => {
      if (current) setFonts(found)
    })
    return () => { current = false }
  }, [])
  if (fonts === undefined || (fonts.fangsong && fonts.title)) return null
  return (
    <div className={style.notice} role="note">
      <details>
        <summary>这台电脑{missing(fonts)}，改用思源宋体</summary>
        预览、打印和 PDF 改用程序自带的思源宋体，行数、字数和版心不变。要用规定字体，请管理员装上{fonts.fangsong ? '小标宋' : fonts.title ? '仿宋' : '仿宋、小标宋'}，再退出并重新打开本程序。
      </details>
    </div>
  )
}
