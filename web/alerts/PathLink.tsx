import { useRouter } from '@tanstack/react-router'
import type { MouseEvent, ReactNode } from 'react'

/** A link to a page that the API names: a real one, opened here without loading the program again. */
export function PathLink({
  path,
  className,
  title,
  children,
}: {
  path: string
  className?: string | undefined
  title?: string
  children: ReactNode
}) {
  const router = useRouter()
  const open = (event: MouseEvent) => {
    const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey
    if (!isPlain || event.altKey) return
    event.preventDefault()
    router.history.push(path)
  }
  return (
    <a href={path} className={className} title={title} onClick={open}>
      {children}
    </a>
  )
}
