/**
 * Pictures of a paper: where each lies in the package and how it stands in the text.
 * Knows only QR codes; nothing else in a paper is a picture.
 */
import { mm } from './measures'
import { qrPng } from './qrPng'
import { xml, type Xml } from './xml'

export interface Picture { readonly id: string; readonly name: string; readonly bytes: Uint8Array }

/** EMU (1/914400 inch) of a code's side: 30 mm. */
const SIDE = mm(30) * 635

/** Collects the pictures of one document in their order. */
export function pictureList(): { readonly all: readonly Picture[]; qr(text: string): Xml } {
  const all: Picture[] = []
  return {
    all,
    qr: (text) => {
      const number = all.length + 1
      const id = `picture${number}`
      all.push({ id, name: `media/qr${number}.png`, bytes: qrPng(text) })
      return xml`<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${SIDE}" cy="${SIDE}"/><wp:docPr id="${number}" name="二维码 ${number}" descr="查询二维码"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="${number}" name="二维码 ${number}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="${SIDE}" cy="${SIDE}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
    },
  }
}
