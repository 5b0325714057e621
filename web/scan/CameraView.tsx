import { ActionIcon } from '@mantine/core'
import { IconBulb } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useLatest } from '../ui/latest.ts'
import { t } from '../ui/words.ts'
import { type CameraNews, openCamera } from './camera.ts'
import styles from './Scan.module.css'

const TROUBLES = {
  refused: t('The camera may not be used. Allow it in the settings of the browser for this page.'),
  missing: t('No camera was found.'),
  unencrypted: t('Cameras need an encrypted address. Start Onhand with --lan, or on this machine.'),
}

/** What the camera sees; every code in it is a scan. */
export function CameraView({ onCode }: { onCode: (code: string) => void }) {
  const video = useRef<HTMLVideoElement>(null)
  const latest = useLatest(onCode)
  const [trouble, setTrouble] = useState<Parameters<CameraNews['onTrouble']>[0]>()
  const [torch, setTorch] = useState<(on: boolean) => void>()
  const [isLit, setLit] = useState(false)
  useEffect(() => {
    if (!video.current) return
    return openCamera(video.current, {
      onCode: (code) => latest.current(code),
      onTrouble: setTrouble,
      onTorch: (next) => setTorch(() => next),
    })
  }, [latest])
  if (trouble)
    return (
      <p className={styles.trouble} role="alert">
        {TROUBLES[trouble]}
      </p>
    )
  return (
    <div className={styles.camera}>
      {/* biome-ignore lint/a11y/useMediaCaption: a live picture without sound */}
      <video ref={video} className={styles.video} playsInline muted aria-label={t('Camera')} />
      <div className={styles.aim} aria-hidden="true" />
      {torch ? (
        <ActionIcon
          className={styles.torch}
          size={48}
          aria-label={t('Light')}
          aria-pressed={isLit}
          onClick={() => {
            torch(!isLit)
            setLit(!isLit)
          }}
        >
          <IconBulb size={22} />
        </ActionIcon>
      ) : null}
    </div>
  )
}
