/** How a scan is answered without being looked at. */
export type Tone = 'ok' | 'place' | 'wrong'

const MUTED = 'onhand-scan-muted'
let audio: AudioContext | undefined

/** A tone and a buzz, each different, for those who look at the shelf and not at the screen. */
export function giveFeedback(tone: Tone): void {
  navigator.vibrate?.(tone === 'wrong' ? [90, 60, 90] : tone === 'place' ? [20, 30, 20] : 30)
  if (isMuted()) return
  try {
    audio ??= new AudioContext()
    // Browsers let a page sound only after it was touched; until then it stays silent.
    if (audio.state === 'suspended') void audio.resume()
    if (tone === 'wrong') beep(audio, 180, 0, 0.28, 'square')
    else {
      beep(audio, tone === 'place' ? 880 : 1_320, 0, 0.07, 'sine')
      if (tone === 'place') beep(audio, 1_175, 0.09, 0.07, 'sine')
    }
  } catch {
    // A device without sound still shows and buzzes.
  }
}

function beep(
  context: AudioContext,
  hertz: number,
  after: number,
  seconds: number,
  type: OscillatorType,
): void {
  const oscillator = context.createOscillator()
  const gain = context.createGain()
  oscillator.type = type
  oscillator.frequency.value = hertz
  const start = context.currentTime + after
  gain.gain.setValueAtTime(0.16, start)
  gain.gain.exponentialRampToValueAtTime(0.001, start + seconds)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(start + seconds)
}

/** Whether this device keeps silent. */
export function isMuted(): boolean {
  return localStorage.getItem(MUTED) === '1'
}

/** Switches the tones of this device on or off. */
export function setMuted(muted: boolean): void {
  localStorage.setItem(MUTED, muted ? '1' : '0')
}
