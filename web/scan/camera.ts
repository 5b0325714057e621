import type { Decoded, Frame } from './decodeWorker.ts'

const PAUSE_MS = 100
// A code in the picture is one scan until it has left it for so long.
const GONE_MS = 1_200
const MOST_PIXELS_WIDE = 1_024

/** What the page around the camera hears of it. */
export interface CameraNews {
  onCode: (code: string) => void
  onTrouble: (trouble: 'refused' | 'missing' | 'unencrypted') => void
  onTorch: (torch: ((on: boolean) => void) | undefined) => void
}

/** Shows the camera and reads codes in it until it is closed; a hidden page gives the camera back. */
export function openCamera(video: HTMLVideoElement, news: CameraNews): () => void {
  const worker = new Worker(new URL('./decodeWorker.ts', import.meta.url), { type: 'module' })
  let stream: MediaStream | undefined
  let closed = false
  const start = async () => {
    // Without HTTPS browsers have no camera at all.
    if (!navigator.mediaDevices) return news.onTrouble('unencrypted')
    try {
      const asked = { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } }
      const given = await navigator.mediaDevices.getUserMedia({ video: asked, audio: false })
      if (closed || document.visibilityState === 'hidden') return stopTracks(given)
      stream = given
      video.srcObject = given
      await video.play()
      news.onTorch(torchOf(given))
    } catch (error) {
      const name = error instanceof DOMException ? error.name : ''
      if (name !== 'AbortError') news.onTrouble(name === 'NotAllowedError' ? 'refused' : 'missing')
    }
  }
  const stop = () => {
    if (stream) stopTracks(stream)
    stream = undefined
    video.srcObject = null
  }
  const onVisibility = () => (document.visibilityState === 'hidden' ? stop() : void start())
  document.addEventListener('visibilitychange', onVisibility)
  const endReading = readFrames(video, worker, news.onCode)
  void start()
  return () => {
    closed = true
    document.removeEventListener('visibilitychange', onVisibility)
    endReading()
    stop()
    worker.terminate()
  }
}

/** One frame at a time: the next is taken when the last was read. */
function readFrames(
  video: HTMLVideoElement,
  worker: Worker,
  onCode: (code: string) => void,
): () => void {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  let last = { code: '', at: -Infinity }
  let timer: ReturnType<typeof setTimeout>
  const next = () => {
    timer = setTimeout(send, PAUSE_MS)
  }
  const send = () => {
    const { videoWidth, videoHeight } = video
    if (!context || !video.srcObject || videoWidth === 0) return next()
    const scale = Math.min(1, MOST_PIXELS_WIDE / videoWidth)
    canvas.width = Math.round(videoWidth * scale)
    canvas.height = Math.round(videoHeight * scale)
    context.drawImage(video, 0, 0, canvas.width, canvas.height)
    const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height)
    const frame: Frame = { pixels: data.buffer, width, height }
    worker.postMessage(frame, [frame.pixels])
  }
  worker.addEventListener('message', ({ data: { code } }: MessageEvent<Decoded>) => {
    const now = performance.now()
    if (code !== undefined) {
      const isNew = code !== last.code || now - last.at > GONE_MS
      last = { code, at: now }
      if (isNew) onCode(code)
    }
    next()
  })
  worker.addEventListener('error', next)
  next()
  return () => clearTimeout(timer)
}

function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** The light beside the lens, where the device has one. */
function torchOf(stream: MediaStream): ((on: boolean) => void) | undefined {
  const [track] = stream.getVideoTracks()
  const abilities = track?.getCapabilities?.() as { torch?: boolean } | undefined
  if (!track || !abilities?.torch) return undefined
  return (on) =>
    void track
      .applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
      .catch(() => {})
}
