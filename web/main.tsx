import './ui/mantine.css'
import '@fontsource-variable/inter/wght.css'
import './ui/tokens.css'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './client.ts'
import { router } from './router.tsx'
import { styleNonce } from './ui/nonce.ts'
import { mantineVariables, theme } from './ui/theme.ts'
import { themeStorage } from './ui/themeStorage.ts'

const Notifications = lazy(() =>
  import('@mantine/notifications').then((it) => ({ default: it.Notifications })),
)

const root = document.getElementById('root')
if (!root) throw new Error('The page has no #root.')

createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      cssVariablesResolver={mantineVariables}
      colorSchemeManager={themeStorage}
      defaultColorScheme="auto"
      getStyleNonce={styleNonce}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
      <Suspense fallback={null}>
        <Notifications position="bottom-left" autoClose={8_000} limit={3} />
      </Suspense>
    </MantineProvider>
  </StrictMode>,
)
