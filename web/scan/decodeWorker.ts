import { prepareZXingModule, type ReaderOptions, readBarcodes } from 'zxing-wasm/reader'
// Our own copy: the library would fetch it from elsewhere.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'

/** A frame of the camera. */
export interface Frame {
  pixels: ArrayBuffer
  width: number
  height: number
}

/** What was read in it, with the mark of its symbology; nothing where there is no code. */
export interface Decoded {
  code: string | undefined
}

const OPTIONS: ReaderOptions = {
  formats: ['EANUPC', 'Code128', 'ITF14', 'Code39', 'DataMatrix', 'QRCode', 'DataBar'],
  tryHarder: true,
  maxNumberOfSymbols: 1,
  textMode: 'Plain',
}

void prepareZXingModule({ overrides: { locateFile: () => wasmUrl }, fireImmediately: true })

addEventListener('message', (event: MessageEvent<Frame>) => {
  void decode(event.data).then((answer) => postMessage(answer))
})

async function decode({ pixels, width, height }: Frame): Promise<Decoded> {
  try {
    const image = new ImageData(new Uint8ClampedArray(pixels), width, height)
    const [read] = await readBarcodes(image, OPTIONS)
    return { code: read?.isValid ? read.symbologyIdentifier + read.text : undefined }
  } catch {
    return { code: undefined }
  }
}
